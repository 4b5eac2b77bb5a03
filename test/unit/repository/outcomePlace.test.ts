import { expect, test } from 'vitest';
import { unsaid } from '../../../src/domain/policy/outcome.ts';
import type { Outcome } from '../../../src/domain/policy/outcome.ts';
import { manifestOf } from '../../../src/repository/manifest.ts';
import type { ManifestObject } from '../../../src/repository/manifest.ts';
import { outcomePlace } from '../../../src/repository/outcomePlace.ts';

const texts = {
  'pod.yaml': 'a: 1\n---\napiVersion: v1\nkind: Pod\nspec: {x: 1, z: 2}\n',
  'policy.yaml':
    '# Why.\n---\napiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: p}\nspec: {rules: []}\n',
};

function objectIn(file: keyof typeof texts): ManifestObject {
  const [object] = manifestOf(file, texts[file]).objects;
  if (object === undefined) throw new Error(`There is no object in ${file}.`);
  return object;
}

function textOf(file: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return texts[file === 'pod.yaml' ? 'pod.yaml' : 'policy.yaml'].slice(start, end);
}

function check(outcome: Partial<Outcome>, wanted: object): void {
  const whole: Outcome = { ...unsaid, outcome: 'fail', action: 'enforce', ...outcome };
  const { range, related, ...place } = outcomePlace(whole, objectIn('pod.yaml'), objectIn('policy.yaml'));
  expect({
    ...place,
    text: range === null ? null : textOf('pod.yaml', range),
    related: related.map((one) => `${one.file}: ${textOf(one.file, one.range)}: ${one.message}`),
  }).toEqual({ property: null, related: [], ...wanted });
}

test('The most telling spot is the place, the others and the policy are related', () => {
  const spots = [
    { steps: ['spec', 'x'], missing: false },
    { steps: ['spec', 'z'], missing: false },
  ];
  check(
    { spots, said: ['spec', 'rules'] },
    {
      pointer: '/spec/x',
      text: '1',
      related: ['pod.yaml: 2: This decides too.', 'policy.yaml: rules: ClusterPolicy "p" says so here.'],
    },
  );
});

test('What the API server has filled in comes last', () => {
  const spots = [
    { steps: ['spec', 'restartPolicy'], missing: false },
    { steps: ['spec', 'x'], missing: false },
  ];
  check({ spots }, { pointer: '/spec/x', text: '1', related: ['pod.yaml: spec: This decides too.'] });
  check({ spots: spots.slice(0, 1) }, { pointer: '/spec', property: 'restartPolicy', text: 'spec' });
});

test('What lacks several fields is told once', () => {
  const spots = ['y', 'w'].map((name) => ({ steps: ['spec', name], missing: true }));
  check({ spots }, { pointer: '/spec', property: 'y', text: 'spec' });
});

test('What is missing is named', () => {
  check({ spots: [{ steps: ['spec', 'y'], missing: true }] }, { pointer: '/spec', property: 'y', text: 'spec' });
});

test('Where nothing of the object decides, it is what the object is', () => {
  check({ outcome: 'unjudged' }, { pointer: '', text: 'Pod' });
  check({ outcome: 'error' }, { pointer: '', text: 'Pod' });
});

test.each(['pass', 'skip'] as const)('What is well (%s) has no place', (outcome) =>
  check({ outcome, said: ['spec'] }, { pointer: null, text: null }),
);
