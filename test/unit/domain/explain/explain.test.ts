import { expect, test } from 'vitest';
import { explain } from '../../../../src/domain/explain/explain.ts';
import type { Looked } from '../../../../src/domain/explain/seen.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { ago, condition, culprit, global, made, nothing, now, waiting, warning } from './objects.ts';
import { crashing, daemon, deployment, explained, mine, of, set } from './scene.ts';

test('What is missing comes before what is broken, and what is broken before the rest', () => {
  const gone: Looked = { culprit: culprit(made('apps/v1', 'StatefulSet', 'gone')), object: 'missing' };
  const explanation = explained([of(daemon), of(crashing('alone')), gone]);
  expect(explanation.causes.map(({ of: { name }, weight }) => `${weight} ${name}`)).toEqual([
    'absent gone',
    'broken alone',
    'waiting longhorn-manager',
  ]);
  expect(explanation.causes[0]?.sentence).toBe('There is no StatefulSet "gone" in namespace "web".');
  expect(explanation.causes[0]?.short).toBe('missing');
});

test('Where nothing is broken the place that the check points at is said, before what else there is to note', () => {
  const policy = global('policies.kyverno.io/v1', 'ValidatingPolicy', 'disallow-latest-tag', {
    spec: { validationActions: ['Audit'] },
    status: { conditionStatus: { ready: true } },
  });
  const explanation = explained([of(policy, '/spec/validationActions/0')], {
    events: [warning(policy, 'PolicyViolation', 'Pod web/x: [latest] fail')],
  });
  expect(explanation.causes[0]?.of.name).toBe('disallow-latest-tag');
  expect(explanation.causes.map(({ short }) => short)).toEqual(['validationActions "Audit"', 'PolicyViolation']);
});

test('What could not be looked at is handed on, and blamed for nothing', () => {
  const unseen: Looked = { culprit: culprit(deployment), object: 'unseen' };
  expect(explain({ culprits: [unseen], related: nothing, unseen: ['Events may not be read.'] }, now)).toEqual({
    causes: [],
    unseen: ['Events may not be read.'],
  });
});

test('Objects that say the same are one cause, since the first of them', () => {
  const [first, second] = [crashing('web-7d-a'), crashing('web-7d-b')].map((one) => mine(one));
  if (first === undefined || second === undefined) throw new Error('no pods');
  const later = JSON.parse(JSON.stringify(second).replaceAll(ago(2), ago(7))) as ClusterObject;
  const [cause] = explained([of(deployment)], { replicaSets: [set], pods: [first, later] }).causes;
  expect(cause).toMatchObject({
    more: 1,
    since: new Date(ago(7)),
    of: { kind: 'Deployment' },
    object: { name: 'web-7d-a' },
  });
});

test.each(Object.entries(hostile))('No text of a cluster gets into a sentence as it is: %s', (_name, text) => {
  const object = made('example.io/v1', text || 'X', text, {
    status: { conditions: [condition('Ready', 'False', text, text)], phase: text },
  });
  const one = waiting(text, 'CreateContainerConfigError', text);
  const related = { events: [warning(object, text, text)] };
  const { causes } = explained([of(object), of(one)], related);
  expect(causes.length).toBeGreaterThan(1);
  const unseen = /[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
  for (const { sentence, short } of causes) {
    expect(`${sentence}${short}`).not.toMatch(unseen);
    expect(short.length).toBeLessThanOrEqual(120);
    expect(sentence.length).toBeLessThanOrEqual(1500);
  }
});
