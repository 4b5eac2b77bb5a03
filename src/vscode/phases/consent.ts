import * as vscode from 'vscode';
import { code, fenced, plain } from '../../domain/markdown.ts';
import { visible } from '../../domain/visible.ts';
import { toolLines } from '../../domain/phases/checkUse.ts';
import type { CheckUse } from '../../domain/phases/checkUse.ts';
import type { CheckConsent } from '../../ports.ts';
import { askBeside } from '../beside.ts';
import { short } from '../text.ts';

const key = 'slipway.checks';

/** Rows that a dialog shows without scrolling, and characters of a row: what is longer is shown as a document. */
const [most, row] = [15, 50] as const;

/** One check is read to its end: a dialog as high as a small window holds what it sends. */
const mostOfOne = 40;

/** Characters of a title, and of what its check does, where not all of them fit. */
const longest = { title: 45, what: 50 } as const;

/** What is asked for, in words of who asks. */
export interface ConsentWords {
  readonly yes: string;
  readonly no: string;
  /** What comes of a no; null where whoever asks says that afterwards. */
  readonly without: string | null;
}

/** Somebody wants to know how checks stand. */
export function whenValidating(): ConsentWords {
  return { yes: vscode.l10n.t('Validate'), no: vscode.l10n.t('Cancel'), without: null };
}

/** A plan or a run wants to know it, and goes on after a no. */
export function whenBootstrapping(): ConsentWords {
  return {
    yes: vscode.l10n.t('Run Checks'),
    no: vscode.l10n.t('Go On Without Them'),
    without: vscode.l10n.t('Without a yes they stay unknown, and it goes on as far as it can.'),
  };
}

/**
 * Shows what checks would do before they do it for the first time, and remembers a yes in this workspace, outside of the
 * repository, by the digest of all that decides about it (SAFETY 1), whoever has asked.
 */
export function checkConsent(memory: vscode.Memento, words: () => ConsentWords = whenValidating): CheckConsent {
  return {
    allows: async (uses, signal) => {
      const agreed = new Set(memory.get<readonly string[]>(key, []));
      const asked = uses.filter(({ digest }) => !agreed.has(digest));
      if (asked.length === 0) return true;
      if (!(await ask(asked, words(), signal))) return false;
      // Another window may have agreed to something while this one asked.
      const known = memory.get<readonly string[]>(key, []);
      await memory.update(key, [...new Set([...known, ...asked.map(({ digest }) => digest)])]);
      return true;
    },
  };
}

async function ask(uses: readonly CheckUse[], words: ConsentWords, signal: AbortSignal): Promise<boolean> {
  const [yes, more] = [{ title: words.yes }, { title: vscode.l10n.t('Show Details') }];
  const no = { title: words.no, isCloseAffordance: true };
  const question =
    uses.length === 1
      ? vscode.l10n.t('Let a check of this repository do this?')
      : vscode.l10n.t('Let {0} checks of this repository do this?', uses.length);
  const whole = uses.flatMap(wholeOf);
  // What was not shown is not agreed to: with more than a dialog holds, the document comes first.
  const end = words.without === null ? [] : ['', words.without];
  const room = (uses.length === 1 ? mostOfOne : most) - rowsOf(end);
  const fits = rowsOf(whole) <= room;
  const detail = [...(fits ? whole : beginningOf(uses, room)), ...end].join('\n');
  const buttons = fits ? [yes, more, no] : [more, no];
  const first = await vscode.window.showWarningMessage(question, { modal: true, detail }, ...buttons);
  signal.throwIfAborted();
  return first === more ? askBesideDetails(question, uses, words, signal) : first === yes;
}

/** All that one does, in a line, and one more for its program, for each script and for each object that is sent. */
function wholeOf(use: CheckUse): string[] {
  const { title, what, manifest, digest } = use;
  const sent = manifest === null ? [] : [visible(manifest.replaceAll(/\n\s*/g, ' '))];
  return [`${visible(title)}: ${visible(what)} · ${mark(digest)}`, ...toolLines(use).map(visible), ...sent];
}

/** What each does, as far as it fits with the line that says how many there are besides. */
function beginningOf(uses: readonly CheckUse[], room: number): string[] {
  const lines: string[] = [];
  for (const { title, what } of uses) {
    const line = `${short(title, longest.title)}: ${short(what, longest.what)}`;
    if (rowsOf([...lines, line]) >= room) break;
    lines.push(line);
  }
  const rest = uses.length - lines.length;
  return rest > 0 ? [...lines, vscode.l10n.t('and {0} more: Show Details', rest)] : lines;
}

function rowsOf(lines: readonly string[]): number {
  return lines.reduce((sum, { length }) => sum + Math.max(1, Math.ceil(length / row)), 0);
}

/** The question stays open while the document is read. */
async function askBesideDetails(
  question: string,
  uses: readonly CheckUse[],
  { yes, no, without }: ConsentWords,
  signal: AbortSignal,
): Promise<boolean> {
  const asked = {
    name: `${vscode.l10n.t('What the Checks Do')}.md`,
    document: details(uses),
    title: question,
    placeholder: vscode.l10n.t('All of it is in the document.'),
    choices: [
      { label: yes, value: true },
      { label: no, value: false, ...(without === null ? {} : { detail: without }) },
    ],
  };
  return (await askBeside(asked, signal)) ?? false;
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
