import { describe, expect, test } from 'vitest';
import { judgeDocument } from '../../../src/repository/document.ts';
import { asSlipway, likeKubeconform } from '../../../src/repository/rules.ts';
import type { Rules } from '../../../src/repository/rules.ts';
import { memoryCatalog } from '../../fakes/catalog.ts';
import { mark, marked } from '../marked.ts';

const catalogs = [
  memoryCatalog({
    kinds: { 'v1/Pod': {}, 'apps/v1/Deployment': {}, 'apps/v1/StatefulSet': {} },
    complete: ['', 'apps'],
  }),
  memoryCatalog({ kinds: { 'x.io/v1/Ship': {} } }),
];

/** What is said of a kind that no catalog has; where it is underlined is marked. */
function check(
  example: string,
  said: string,
  fixed: string | null = null,
  rules: Omit<Rules, 'catalogs'> = asSlipway,
): void {
  const { text } = marked(example);
  const { objects, findings } = judgeDocument(text, { ...rules, catalogs });
  expect(findings.map(({ code }) => code)).toEqual(['schema/unknown-kind']);
  expect(`${objects[0]?.status} (${findings[0]?.severity}): ${findings[0]?.message}`).toBe(said);
  expect(
    mark(
      text,
      findings.map(({ range }) => range),
      [],
    ),
  ).toBe(example);
  const edits = findings.flatMap(({ fixes }) => fixes).flatMap((fix) => fix.edits);
  expect(edits.map(({ range, newText }) => text.slice(0, range.start) + newText + text.slice(range.end))).toEqual(
    fixed === null ? [] : [fixed],
  );
}

describe('a kind without a schema', () => {
  const cases: readonly (readonly [rule: string, example: string, said: string, fixed?: string])[] = [
    [
      'may exist in a group that nobody knows',
      'apiVersion: a.io/v1\nkind: «Raft»\n',
      'unjudged (hint): No schema is known for a.io/v1 Raft.',
    ],
    [
      'may exist in a group that is not known whole',
      'apiVersion: x.io/v1\nkind: «Raft»\n',
      'unjudged (hint): No schema is known for x.io/v1 Raft.',
    ],
    [
      'can not exist in a group of Kubernetes',
      'apiVersion: apps/v1\nkind: «Raft»\n',
      'invalid (error): This Kubernetes has no apps/v1 Raft.',
    ],
    [
      'A near kind is told',
      'apiVersion: apps/v1\nkind: «Deploymnt»\n',
      'invalid (error): This Kubernetes has no apps/v1 Deploymnt; did you mean "Deployment"?',
      'apiVersion: apps/v1\nkind: Deployment\n',
    ],
    [
      'A near kind of a group that is not known whole too',
      'apiVersion: x.io/v1\nkind: «Shp»\n',
      'unjudged (warning): No schema is known for x.io/v1 Shp; did you mean "Ship"?',
      'apiVersion: x.io/v1\nkind: Ship\n',
    ],
    [
      'The right version is told',
      'apiVersion: «apps/v1beta1»\nkind: Deployment\n',
      'invalid (error): This Kubernetes has no apps/v1beta1 Deployment; did you mean "apps/v1"?',
      'apiVersion: apps/v1\nkind: Deployment\n',
    ],
    [
      'The right version of the core group is told',
      'apiVersion: «v2»\nkind: Pod\n',
      'invalid (error): This Kubernetes has no v2 Pod; did you mean "v1"?',
      'apiVersion: v1\nkind: Pod\n',
    ],
    [
      'The right group is told, where there is only one',
      'apiVersion: «v1»\nkind: Deployment\n',
      'invalid (error): This Kubernetes has no v1 Deployment; did you mean "apps/v1"?',
      'apiVersion: apps/v1\nkind: Deployment\n',
    ],
    [
      'A near group is told',
      'apiVersion: «app/v1»\nkind: Deployment\n',
      'unjudged (warning): No schema is known for app/v1 Deployment; did you mean "apps/v1"?',
      'apiVersion: apps/v1\nkind: Deployment\n',
    ],
    [
      'A name of the prototype is a kind',
      'apiVersion: constructor/v1\nkind: «toString»\n',
      'unjudged (hint): No schema is known for constructor/v1 toString.',
    ],
  ];
  test.for(cases)('%s', ([, example, said, fixed]) => check(example, said, fixed));

  test('is an error as kubeconform', () => {
    check(
      'apiVersion: a.io/v1\nkind: «Raft»\n',
      'error (error): No schema is known for a.io/v1 Raft.',
      null,
      likeKubeconform,
    );
  });

  test('A pointer leads to what is underlined', () => {
    const pointers = ['apiVersion: v2\nkind: Pod\n', 'apiVersion: a.io/v1\nkind: Raft\n'].map(
      (text) => judgeDocument(text, { ...asSlipway, catalogs }).findings[0]?.pointer,
    );
    expect(pointers).toEqual(['/apiVersion', '/kind']);
  });

  test('says why in its row', () => {
    const { objects } = judgeDocument('apiVersion: a.io/v1\nkind: Raft\n', { ...asSlipway, catalogs });
    expect(objects).toMatchObject([{ reason: 'No schema is known for a.io/v1 Raft.', source: null }]);
  });

  test('in YAML that can not be read is an error', () => {
    const { objects } = judgeDocument('apiVersion: a.io/v1\nkind: Raft\nx: *x\n', { ...asSlipway, catalogs });
    expect(objects).toMatchObject([{ status: 'error', reason: expect.stringContaining('Alias') as string }]);
  });
});
