import { expect, test } from 'vitest';
import { planOf } from '../../../../src/domain/phases/plan.ts';
import { template } from './template.ts';

const { plan, spec } = template();

test('A plan has all phases and checks of its spec, in their order', () => {
  expect(plan.phases.map(({ checks }) => checks.map((check) => check.spec.id))).toEqual(
    spec.phases.map(({ checks }) => checks.map(({ id }) => id)),
  );
});

test('Git is named by the template, the time is not', () => {
  expect([plan.namesGit, plan.namesNow]).toEqual([true, false]);
  const timed = template([
    'phases/0-hosts/phase.yaml',
    'expect: classes.size() == 1',
    "expect: now > timestamp('2026-01-01T00:00:00Z')",
  ]);
  expect(timed.plan.namesNow).toBe(true);
  const without = { ...spec, phases: spec.phases.filter(({ id }) => id !== 'services') };
  expect(planOf(without).namesGit).toBe(false);
});

test('A read means the objects that it names', () => {
  const read = plan.phases
    .flatMap(({ checks }) => checks)
    .find(({ spec: { id } }) => id === 'ollama')
    ?.reads.at(0);
  if (read?.of !== 'objects') throw new Error('There is no such read');
  const pod = (namespace: string, labels: Record<string, string>) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'x', namespace, labels },
  });
  const ollama = { 'app.kubernetes.io/name': 'ollama' };
  expect([pod('gpu-workloads', ollama), pod('other', ollama), pod('gpu-workloads', {})].map(read.isMeant)).toEqual([
    true,
    false,
    false,
  ]);
});
