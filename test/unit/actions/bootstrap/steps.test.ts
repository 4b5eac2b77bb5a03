import { expect, test } from 'vitest';
import { steps } from '../../../../src/actions/bootstrap/steps.ts';
import { stepKinds } from '../../../../src/domain/phases/schema.ts';

test('every kind of step that a phase can have is known, with how long its checks may say no', () => {
  expect(Object.keys(steps).toSorted()).toEqual([...stepKinds].toSorted());
  const minutes = Object.entries(steps).map(([kind, { patience }]) => [kind, patience / 60_000]);
  expect(Object.fromEntries(minutes)).toEqual({
    host: 5,
    helmfile: 15,
    gitops: 10,
    applications: 60,
    seal: 2,
    backup: 2,
    restore: 5,
    command: 10,
    manual: 5,
  });
});

test('what runs something of the repository while it is planned, and what has to do though its checks are green', () => {
  const all = Object.entries(steps);
  expect(all.flatMap(([kind, step]) => ('uses' in step ? [kind] : []))).toEqual(['host', 'helmfile']);
  expect(all.flatMap(([kind, step]) => ('due' in step ? [kind] : []))).toEqual(['gitops', 'backup', 'restore']);
});
