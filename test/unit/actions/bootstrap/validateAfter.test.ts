import { expect, test } from 'vitest';
import { Refusals } from '../../../../src/actions/bootstrap/refusals.ts';
import { validateAfter } from '../../../../src/actions/bootstrap/validateAfter.ts';
import type { CheckUse } from '../../../../src/domain/phases/checkUse.ts';
import { checkSpec } from '../../live/platform.ts';
import { house, never } from './house.ts';

const asks = (id: string) => checkSpec(id, { kind: 'http', url: `'https://${id}'`, status: null, token: null });

async function after() {
  const { ports, phases, http, plan } = await house({ checks: [asks('one'), asks('two')] });
  await plan();
  http.asked.length = 0;
  const refusals = new Refusals();
  const run = (signal: AbortSignal) =>
    validateAfter(ports, phases, { phase: 'b', refusals, say: () => undefined }, signal);
  return { http, ports, refusals, run };
}

test('all that runs on demand in the phase is asked', async () => {
  const { http, run } = await after();
  await run(never);
  expect(http.asked.toSorted()).toEqual(['https://one', 'https://two']);
});

test('what somebody has said no to is left out, and the rest is not', async () => {
  const { http, ports, refusals, run } = await after();
  const use = { phase: 'b', check: 'one' } as CheckUse;
  const no = { ...ports, checks: { ...ports.checks, consent: { allows: async () => false } } };
  await refusals.over(no).checks.consent.allows([use], never);
  await run(never);
  expect(http.asked).toEqual(['https://two']);
});

test('a cancel ends it with what is known', async () => {
  const { http, run } = await after();
  const stop = new AbortController();
  stop.abort(new Error('Enough.'));
  await run(stop.signal);
  expect(http.asked).toEqual([]);
});
