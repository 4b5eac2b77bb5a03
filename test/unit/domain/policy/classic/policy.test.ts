import { expect, test } from 'vitest';
import { ClassicPolicy } from '../../../../../src/domain/policy/classic/policy.ts';

const rules = [
  {
    name: 'r',
    match: { any: [{ resources: { kinds: ['Pod'] } }] },
    validate: { cel: { expressions: [{ expression: 'true' }] } },
  },
];

test('A policy is read as it is written, and works out a thing once', () => {
  const policy = new ClassicPolicy({ kind: 'ClusterPolicy', metadata: { name: 'p', namespace: 'x' }, spec: { rules } });
  expect(policy).toMatchObject({
    kind: 'ClusterPolicy',
    name: 'p',
    namespace: '',
    key: 'p',
    isScored: true,
    onlyOne: false,
  });
  const [rule] = policy.rulesFor('Pod');
  expect(policy.rulesFor('Pod')[0]).toBe(rule);
  expect(rule === undefined ? null : policy.celOf(rule)).toBe(rule === undefined ? 0 : policy.celOf(rule));
});

test.each([
  [{ name: 'p', namespace: 'n' }, 'n', 'n/p'],
  [{ name: 'p' }, 'default', 'default/p'],
])('A policy of a namespace, %j, is known by both names', (metadata, namespace, key) => {
  expect(new ClassicPolicy({ kind: 'Policy', metadata })).toMatchObject({ namespace, key });
});
