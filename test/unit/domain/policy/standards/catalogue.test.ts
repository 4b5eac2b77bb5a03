import { expect, test } from 'vitest';
import { controls } from '../../../../../src/domain/policy/standards/catalogue.ts';

const ids = controls.map(({ id }) => id);

test('Controls stand by their ids, each once', () => {
  expect(ids).toEqual([...new Set(ids)].toSorted());
  expect(ids).toHaveLength(19);
});

test('Revisions grow, and only what is restricted takes the place of something of the baseline', () => {
  const wrong = controls.filter(({ revisions, level, overrides }) => {
    const since = revisions.map((one) => one.since);
    const grows = since.length > 0 && since.every((one, index) => index === 0 || one > (since[index - 1] ?? one));
    const of = controls.find(({ id }) => id === overrides);
    return !grows || (overrides !== null && (level !== 'restricted' || of?.level !== 'baseline'));
  });
  expect(wrong).toEqual([]);
});

test('Names that policies of Kyverno can give', () => {
  expect(controls.filter(({ name }) => name === null).map(({ id }) => id)).toEqual([
    'hostProbesAndHostLifecycle',
    'procMount_restricted',
  ]);
  expect(new Set(controls.map(({ name }) => name)).size).toBe(16);
});
