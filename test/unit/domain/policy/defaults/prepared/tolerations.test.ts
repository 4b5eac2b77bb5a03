import { expect, test } from 'vitest';
import { withTolerations } from '../../../../../../src/domain/policy/defaults/prepared/tolerations.ts';

const made = (taint: string): unknown => ({
  key: `node.kubernetes.io/${taint}`,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds: 300,
});

test.each([
  [{}, ['not-ready', 'unreachable']],
  [{ key: 'own' }, ['not-ready', 'unreachable']],
  [{ key: 'node.kubernetes.io/not-ready' }, ['unreachable']],
  [{ key: 'node.kubernetes.io/unreachable', effect: 'NoExecute' }, ['not-ready']],
  [{ key: 'node.kubernetes.io/unreachable', effect: 'NoSchedule' }, ['not-ready', 'unreachable']],
  [{ operator: 'Exists', effect: 'NoSchedule' }, ['not-ready', 'unreachable']],
])('Who has %j gets %j', (toleration, added) => {
  const written = Object.keys(toleration).length === 0 ? [] : [toleration];
  expect(withTolerations({ tolerations: written })).toEqual({ tolerations: [...written, ...added.map(made)] });
});

test('Who tolerates all gets nothing', () => {
  const spec = { tolerations: [{ operator: 'Exists' }] };
  expect(withTolerations(spec)).toBe(spec);
});
