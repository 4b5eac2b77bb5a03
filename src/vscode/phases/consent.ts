import * as vscode from 'vscode';
import { code, fenced, plain } from '../../domain/markdown.ts';
import { visible } from '../../domain/visible.ts';
import { toolLines } from '../../domain/phases/checkUse.ts';
import type { CheckUse } from '../../domain/phases/checkUse.ts';
import type { CheckConsent } from '../../ports.ts';
import { Preview } from '../preview.ts';
import { short } from '../text.ts';

const key = 'slipway.checks';

/** More than a dialog shows well, in lines and in characters: what is longer is shown as a document. */
const most = 15;
const mostText = 1500;

/** Of a line that is shown where not all of them fit. */
const longest = 200;

/**
 * Shows what checks would do before they do it for the first time, and remembers a yes in this workspace, outside of the
 * repository, by the digest of all that decides about it (SAFETY 1).
 */
export function checkConsent(memory: vscode.Memento): CheckConsent {
  return {
    allows: async (uses, signal) => {
      const agreed = new Set(memory.get<readonly string[]>(key, []));
      const asked = uses.filter(({ digest }) => !agreed.has(digest));
      if (asked.length === 0) return true;
      if (!(await ask(asked, signal))) return false;
      // Another window may have agreed to something while this one asked.
      const known = memory.get<readonly string[]>(key, []);
      await memory.update(key, [...new Set([...known, ...asked.map(({ digest }) => digest)])]);
      return true;
    },
  };
}

async function ask(uses: readonly CheckUse[], signal: AbortSignal): Promise<boolean> {
  const [yes, more] = [vscode.l10n.t('Validate'), vscode.l10n.t('Show Details')];
  const question =
    uses.length === 1
      ? vscode.l10n.t('Let a check of this repository do this?')
      : vscode.l10n.t('Let {0} checks of this repository do this?', uses.length);
  const whole = uses.flatMap(wholeOf);
  // What was not shown is not agreed to: with more than a dialog holds, the document comes first.
  const fits = whole.length <= most && whole.join('\n').length <= mostText;
  const detail = (fits ? whole : beginningOf(uses)).join('\n');
  const buttons = fits ? [yes, more] : [more];
  const first = await vscode.window.showWarningMessage(question, { modal: true, detail }, ...buttons);
  signal.throwIfAborted();
  return first === more ? askBesideDetails(question, uses, signal) : first === yes;
}

/** All that one does, in a line, and one more for its program, for each script and for each object that is sent. */
function wholeOf(use: CheckUse): string[] {
  const { what, manifest, digest } = use;
  const sent = manifest === null ? [] : [visible(manifest.replaceAll(/\n\s*/g, ' '))];
  return [`${visible(what)} · ${mark(digest)}`, ...toolLines(use).map(visible), ...sent];
}

/** What each does, as far as it fits; nothing pushes the others out. */
function beginningOf(uses: readonly CheckUse[]): string[] {
  const lines = uses.slice(0, most).map(({ what, digest }) => `${short(what, longest)} · ${mark(digest)}`);
  const rest = uses.length - most;
  return rest > 0 ? [...lines, vscode.l10n.t('and {0} more: Show Details', rest)] : lines;
}

/** The question stays open while the document is read. */
async function askBesideDetails(question: string, uses: readonly CheckUse[], signal: AbortSignal): Promise<boolean> {
  const preview = new Preview(`${vscode.l10n.t('What the Checks Do')}.md`);
  try {
    await preview.show(details(uses));
    const yes = { label: vscode.l10n.t('Validate') };
    const choices = [yes, { label: vscode.l10n.t('Cancel') }];
    const options = {
      title: question,
      placeHolder: vscode.l10n.t('All of it is in the document.'),
      ignoreFocusOut: true,
    };
    const chosen = await vscode.window.showQuickPick(choices, options);
    signal.throwIfAborted();
    return chosen === yes;
  } finally {
    await preview.close();
    preview.dispose();
  }
}

/** All of it, as a Markdown document. */
export function details(uses: readonly CheckUse[]): string {
  const about = uses.flatMap((use) => {
    const { phase, check, kind, title, what, manifest, digest } = use;
    const tools = toolLines(use).map((line) => `- ${code(line)}`);
    return [
      `## ${plain(title)}`,
      '',
      `${code(`${phase}/${check}`)} · ${kind}`,
      '',
      code(what),
      '',
      ...(tools.length === 0 ? [] : [...tools, '']),
      ...(manifest === null ? [] : [...fenced(manifest, 'json'), '']),
      `SHA-256 ${code(digest)}`,
      '',
    ];
  });
  return [`# ${vscode.l10n.t('What the Checks Do')}`, '', ...about].join('\n');
}

/** Enough of a digest to compare it. */
function mark(digest: string): string {
  return digest.slice(0, 12);
}
