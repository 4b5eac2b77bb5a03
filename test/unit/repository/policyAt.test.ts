import { expect, test } from 'vitest';
import { policyAt } from '../../../src/repository/policyAt.ts';
import { marked } from '../marked.ts';

const head = 'apiVersion: kyverno.io/v1\nkind: ClusterPolicy\n';

/** The steps to the place that an example marks, with the text there; null where there is none. */
function placed(example: string): readonly unknown[] | null {
  const { text, underlined } = marked(example);
  const found = policyAt(text, underlined[0]?.start ?? 0);
  return found && [found.cursor.steps, found.cursor.text, found.cursor.offset];
}

test.each<readonly [rule: string, example: string, wanted: readonly unknown[] | null]>([
  ['A value', `${head}spec: {a: b«»c}\n`, [['spec', 'a'], 'bc', 1]],
  ['A value that is not there yet', `${head}spec:\n  a: «»\n`, [['spec', 'a'], '', 0]],
  ['The second document', `a: b\n---\n${head}spec: «»b\n`, [['spec'], 'b', 0]],
  ['A document that mentions no policy', 'apiVersion: v1\nkind: Pod\nspec: «»b\n', null],
  ['What only Helm reads', `${head}spec: {{ .Values.a }}«»\n`, null],
])('%s', (_, example, wanted) => {
  expect(placed(example)).toEqual(wanted);
});
