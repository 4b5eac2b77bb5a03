import { expect, test } from 'vitest';
import { parseRecently } from '../../../src/repository/parseRecently.ts';
import { unjudgedAt } from '../../../src/repository/unjudgedAt.ts';
import { mark, marked } from '../marked.ts';

const classic = `a: 1
---
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: p}
spec:
  rules:
    - «name: add-label»
      match: {any: [{resources: {kinds: [Pod]}}]}
      «mutate»: {patchStrategicMerge: {metadata: {labels: {a: b}}}}
    - name: fine
      validate: {pattern: {}}
    - «name: signed»
      validate:
        «manifests»: {}
`;

const mutating = `kind: List
apiVersion: v1
items:
  - apiVersion: policies.kyverno.io/v1
    «kind: MutatingPolicy»
    metadata: {name: m}
`;

const admission = `apiVersion: admissionregistration.k8s.io/v1
«kind: MutatingAdmissionPolicy»
metadata: {name: m}
`;

test.each([
  ['classic', classic, ['changes objects', 'looks at signatures of manifests']],
  ['of a kind', mutating, ['changes objects']],
  ['of Kubernetes', admission, ['changes objects']],
])('A policy, %s: what is not judged says so at its name and its key, and nothing else does', (_, example, wanted) => {
  const { text } = marked(example);
  const found = new Map<string, NonNullable<ReturnType<typeof unjudgedAt>>>();
  for (let offset = 0; offset < text.length; offset++) {
    const part = unjudgedAt(text, offset);
    if (part !== null) found.set(JSON.stringify(part.range), part);
  }
  const parts = [...found.values()];
  expect(
    mark(
      text,
      parts.map(({ range }) => range),
      [],
    ),
  ).toBe(example);
  const said = new Set(
    parts.map(({ sentence }) => /^This \w+ (.*): it is recognised, and not judged\.$/.exec(sentence)?.[1]),
  );
  expect([...said]).toEqual(wanted);
});

test('There is nothing in what can not be read', () => {
  expect([unjudgedAt('', 0), unjudgedAt('a: [', 2)]).toEqual([null, null]);
});

test('Only the document there is read, and only where it may be a policy', () => {
  const others = Array.from({ length: 20 }, (_, index) => `kind: ConfigMap\nmetadata: {name: c${index}}\n---\n`).join(
    '',
  );
  const { text } = marked(`${others}${mutating}`);
  const known = parseRecently('a: 1');
  expect(unjudgedAt(text, 3)).toBeNull();
  expect(unjudgedAt(text, text.indexOf('MutatingPolicy'))?.sentence).toContain('changes objects');
  // It would be forgotten, had the others been read since.
  expect(parseRecently('a: 1')).toBe(known);
});
