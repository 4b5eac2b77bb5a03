import { CodeActionKind } from 'vscode-languageserver/node';
import type { CodeAction, Diagnostic } from 'vscode-languageserver/node';
import { beside, folderOf } from '../domain/beside.ts';
import type { Finding } from '../domain/finding.ts';
import type { PolicyFiles } from '../repository/policyFiles.ts';
import type { NewException } from '../repository/policyRemedies.ts';
import { showException } from '../protocol.ts';
import type { ShowExceptionArguments } from '../protocol.ts';
import { fixing } from './fixing.ts';
import type { Judged } from './judged.ts';
import { pathOf, uriOf } from './uri.ts';

/** What the editor offers about a finding of a policy: worked out when it asks, and judged again. */
export function policyActions(
  finding: Finding,
  diagnostic: Diagnostic,
  judged: Judged,
  policies: PolicyFiles,
): CodeAction[] {
  const { code, document, item, saidBy } = finding;
  if (saidBy === undefined || (code !== 'policy/denied' && code !== 'policy/audited')) return [];
  const remedies = policies.remedies({ file: pathOf(judged.document.uri), document, item }, saidBy);
  const fixes = remedies.flatMap((remedy) => remedy.fixes.map((fix) => fixing(fix, diagnostic, judged)));
  const exceptions = new Map(remedies.flatMap(({ exception }) => exception ?? []).map((one) => [one.name, one]));
  return [...fixes, ...[...exceptions.values()].map((one) => exempting(one, saidBy.rule, diagnostic))];
}

/** A new file beside the policy, which is shown as soon as it is there: where the reason is to be written. */
function exempting(
  { policy, beside: file, name, text }: NewException,
  rule: string,
  diagnostic: Diagnostic,
): CodeAction {
  const uri = uriOf(beside(folderOf(file.replaceAll('\\', '/')), `${name}.yaml`));
  const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const title = `Create PolicyException for "${policy}"${rule === '' ? '' : ` (rule: ${rule})`}`;
  const behindFirst = { line: 0, character: text.indexOf('\n') };
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: {
      documentChanges: [
        { kind: 'create', uri },
        { textDocument: { uri, version: null }, edits: [{ range: nowhere, newText: text }] },
      ],
    },
    command: { title, command: showException, arguments: [uri, behindFirst] satisfies ShowExceptionArguments },
  };
}
