import { expect, test } from 'vitest';
import { Refusals } from '../../../../src/actions/bootstrap/refusals.ts';
import type { CheckUse } from '../../../../src/domain/phases/checkUse.ts';
import { house, never, uid } from './house.ts';

const use = (check: string): CheckUse => ({
  phase: 'b',
  check,
  title: check,
  kind: 'http',
  what: `asks ${check}`,
  manifest: null,
  tool: null,
  scripts: [],
  digest: check,
});

/** The ports of a run in which somebody says yes and no in turn, as the list has it. */
async function asking(answers: readonly boolean[]) {
  const { ports } = await house();
  const [asked, left, refusals] = [[] as string[], [...answers], new Refusals()];
  const consent = {
    allows: async (uses: readonly CheckUse[]) => {
      asked.push(uses.map(({ check }) => check).join());
      return left.shift() ?? true;
    },
  };
  const over = refusals.over({ ...ports, checks: { ...ports.checks, consent } });
  const allows = (...checks: readonly string[]) => over.checks.consent.allows(checks.map(use), never);
  return { asked, refusals, allows };
}

test('a no is remembered, and nobody is asked again', async () => {
  const { asked, refusals, allows } = await asking([false]);
  expect(await allows('one', 'two')).toBe(false);
  expect(['one', 'two', 'three'].map((check) => refusals.has({ phase: 'b', check }))).toEqual([true, true, false]);
  expect(await allows('two', 'three')).toBe(false);
  expect(asked).toEqual(['one,two']);
});

test('a yes is not: who remembers it knows what it was said to', async () => {
  const { asked, refusals, allows } = await asking([true]);
  expect([await allows('one'), await allows('one')]).toEqual([true, true]);
  expect(asked).toEqual(['one', 'one']);
  expect(refusals.has({ phase: 'b', check: 'one' })).toBe(false);
});

test('the check of another phase is another one', async () => {
  const { refusals, allows } = await asking([false]);
  await allows('one');
  expect(refusals.has({ phase: 'a', check: 'one' })).toBe(false);
});

test('writing that is forbidden later is heard', async () => {
  const { ports } = await house();
  let writable: string | null = uid;
  const asked = { get: () => writable };
  const checks = Object.defineProperty({ ...ports.checks }, 'writable', asked);
  const over = new Refusals().over(Object.defineProperty({ ...ports, checks }, 'writable', asked));
  writable = null;
  expect([over.writable, over.checks.writable]).toEqual([null, null]);
});
