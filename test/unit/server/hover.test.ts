import { expect, test } from 'vitest';
import type { Hover } from 'vscode-languageserver/node';
import { plain } from '../../../src/domain/markdown.ts';
import { tallyWords } from '../../../src/server/hover.ts';
import type { PolicyTally } from '../../../src/repository/row.ts';
import { noHostNetwork, podText } from '../repository/policyText.ts';
import { session } from './session.ts';

test.each<[PolicyTally, string]>([
  [
    { matched: 0, failed: 0, errors: 0, unjudged: 0, missing: [], isTried: false },
    'No policy of the repository is about this object.',
  ],
  [{ matched: 1, failed: 0, errors: 0, unjudged: 0, missing: [], isTried: false }, '1 policy matches: none fails.'],
  [{ matched: 1, failed: 1, errors: 0, unjudged: 0, missing: [], isTried: false }, '1 policy matches: 1 fails.'],
  [
    { matched: 12, failed: 2, errors: 1, unjudged: 1, missing: [{ kind: 'image', name: 'a' }], isTried: false },
    '12 policies match: 2 fail, 1 can\'t be evaluated, 1 is not judged (needs data of the image "a").',
  ],
  [
    { matched: 0, failed: 0, errors: 0, unjudged: 0, missing: [], isTried: true },
    'No policy is asked about this object: a test or a phase names its file to try policies on.',
  ],
])('%j is told', (tally, words) => {
  expect(tallyWords(tally)).toBe(words);
});

const text = `${podText}---\napiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Pod\n    spec: {kind: x}\n`;

test.each<[line: number, character: number, wanted: string | null]>([
  [1, 3, '1 policy matches: 1 fails.'],
  [2, 3, null],
  [4, 3, null],
  [11, 8, '1 policy matches: none fails.'],
])('Where an object says what it is, it is told what policies say of it: line %i', async (line, character, wanted) => {
  const editor = await session({ '/repo/policy.yaml': noHostNetwork });
  const uri = 'file:///repo/pod.yaml';
  await editor.open(uri, text);
  await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.some(({ code }) => code === 'policy/denied'));
  const hover = await editor.request<Hover | null>('textDocument/hover', {
    textDocument: { uri },
    position: { line, character },
  });
  expect(hover?.contents ?? null).toEqual(wanted === null ? null : { kind: 'markdown', value: plain(wanted) });
});
