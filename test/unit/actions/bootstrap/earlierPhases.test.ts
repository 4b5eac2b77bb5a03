import { describe, expect, test } from 'vitest';
import { Board } from '../../../../src/actions/bootstrap/board.ts';
import { earlierOf, lookAtEarlier } from '../../../../src/actions/bootstrap/earlierPhases.ts';
import { judgeAnswer } from '../../../../src/domain/phases/answer.ts';
import { planOf } from '../../../../src/domain/phases/plan.ts';
import type { CheckResult, PhaseResult } from '../../../../src/domain/phases/result.ts';
import type { LivePhases } from '../../../../src/live/phases.ts';
import { checkResult, phaseResult, waiting } from '../../cli/phaseResults.ts';
import { checkSpec, phaseOf, platformOf } from '../../live/platform.ts';
import { house, wants } from './house.ts';

test('an earlier phase that is not done is an obstacle, unless somebody decides otherwise', async () => {
  const { plan } = await house({ before: [wants('zero')] });
  const made = await plan();
  expect(made.obstacles).toEqual([expect.stringContaining('a is not done: "zero"')]);
  const overridden = await plan({ override: true });
  expect(overridden).toMatchObject({ obstacles: [], overrides: [expect.stringContaining('a is not done: "zero"')] });
  expect(overridden.digest).not.toBe(made.digest);
});

test('what an earlier phase waits for is told by its title', async () => {
  const { plan, own } = await house({ before: [wants('zero')] });
  const { spec } = own;
  const [a, b] = spec?.phases ?? [];
  if (spec === null || a === undefined || b === undefined) throw new Error('There are two.');
  const middle = { ...a, id: 'm', title: 'Middle', requires: ['a'], checks: [wants('four')] };
  own.spec = { ...spec, phases: [{ ...a, title: 'First' }, middle, { ...b, requires: ['m'] }] };
  const { obstacles, preflight } = await plan();
  expect(obstacles).toEqual([expect.stringMatching(/^First is not done: "zero" .*\. Middle waits for First\.$/)]);
  expect(preflight.find(({ id }) => id === 'earlier')?.points).toEqual([
    expect.stringMatching(/^First is not done: "zero"/),
    'Middle waits for First.',
  ]);
});

test('phases that are required by what is required come before as well', () => {
  const phases = [
    phaseOf('a', []),
    { ...phaseOf('b', []), requires: ['a'] },
    phaseOf('c', []),
    { ...phaseOf('d', []), requires: ['b'] },
  ];
  const [, , , last] = phases;
  if (last === undefined) throw new Error('There are four.');
  expect(earlierOf(platformOf([], { phases }), last).map(({ id }) => id)).toEqual(['a', 'b']);
});

/** What stands in the row, when these are the phases that come before. */
function found(...results: readonly PhaseResult[]) {
  return foundWith({ isOverridden: false, readOnly: false }, results);
}

function foundWith(how: Parameters<typeof lookAtEarlier>[2], results: readonly PhaseResult[]) {
  const board = new Board(() => undefined);
  const phases = { results } as unknown as LivePhases;
  const overrides = lookAtEarlier(
    phases,
    results.map(({ id }) => phaseOf(id, [])),
    how,
    board,
  );
  return { overrides, obstacles: board.obstacles, item: board.items.find(({ id }) => id === 'earlier') };
}

const done = phaseResult('hosts', [checkResult('a')], { title: 'Hosts' });
const storage = (...checks: PhaseResult['checks']) =>
  phaseResult('storage', checks, { title: 'Storage', state: 'unknown' });
const green = Array.from({ length: 7 }, (_, index) => checkResult(`green ${index}`));
const unasked = [checkResult('disk', { ...waiting, kind: 'host' }), checkResult('volume', waiting)];

/** What is judged of a check that could not be asked. */
function away({ remedy }: { readonly remedy: string | null }): Partial<CheckResult> {
  const spec = platformOf([checkSpec('one', { kind: 'http', url: "'https://one'", status: null, token: null })]);
  const answer = { kind: 'failure', message: 'The host homelab does not answer.', remedy, right: null } as const;
  const [phase] = spec.phases;
  return { kind: 'http', ...judgeAnswer(planOf(spec), phase?.id ?? '', 'one', answer, { git: null, now: 0 }, 0) };
}

describe('a phase that is not known', () => {
  test('is not called done, keeps nobody from going on, and says what is not known and what to do', () => {
    const { overrides, obstacles, item } = found(done, storage(...green, ...unasked));
    expect([overrides, obstacles]).toEqual([[], []]);
    expect(item).toMatchObject({
      state: 'asked',
      points: [
        'Storage is not known: 7 of 9 required checks are green. "Title of disk": needs Validate; "Title of volume": needs Validate. Let its checks of kind host, http run when this is planned.',
        'Done: Hosts.',
      ],
    });
  });

  test.each<readonly [what: string, result: PhaseResult, sentence: string]>([
    [
      'has no answer',
      storage(checkResult('disk', away({ remedy: 'Switch it on.' })), checkResult('volume', away({ remedy: null }))),
      'Storage is not known: 0 of 2 required checks are green. "Title of disk": The host homelab does not answer; "Title of volume": The host homelab does not answer. Switch it on.',
    ],
    [
      'has no answer, and what nobody has asked',
      storage(checkResult('disk', waiting), checkResult('volume', away({ remedy: 'Switch it on.' }))),
      'Storage is not known: 0 of 2 required checks are green. "Title of disk": needs Validate; "Title of volume": The host homelab does not answer. Switch it on. Let its checks of kind http run when this is planned.',
    ],
    [
      'is too old',
      storage(checkResult('disk', { ...waiting, state: 'stale', was: 'passed', message: '1 of 1' })),
      'Storage is not known: 0 of 1 required checks are green. "Title of disk": not looked at lately. Let its checks of kind http run when this is planned.',
    ],
    [
      'has what does not apply, and what only advises',
      storage(
        checkResult('x', { state: 'notApplicable' }),
        checkResult('y', { ...waiting, level: 'advisory' }),
        checkResult('disk', waiting),
      ),
      'Storage is not known: 0 of 1 required checks are green. "Title of disk": needs Validate. Let its checks of kind http run when this is planned.',
    ],
    [
      'has many',
      storage(...['a', 'b', 'c', 'd', 'e'].map((id) => checkResult(id, waiting))),
      'Storage is not known: 0 of 5 required checks are green. "Title of a": needs Validate; "Title of b": needs Validate; "Title of c": needs Validate; and 2 more. Let its checks of kind http run when this is planned.',
    ],
  ])('that %s', (_, result, sentence) => {
    expect(found(result).item).toMatchObject({ state: 'asked', sentence });
  });

  test('that has what would write to a cluster which is only read', () => {
    const result = storage(checkResult('disk', waiting), checkResult('volume', { ...waiting, kind: 'probe' }));
    expect(foundWith({ isOverridden: false, readOnly: true }, [result]).item).toMatchObject({
      state: 'asked',
      sentence:
        'Storage is not known: 0 of 2 required checks are green. "Title of disk": needs Validate; "Title of volume": needs Validate. Let its checks of kind http run when this is planned. A probe creates a Job: it is asked once writing to this cluster is allowed.',
    });
  });
});

test('what has failed is named before what is not known', () => {
  const failed = checkResult('class', { state: 'failed', message: 'is missing' });
  const result = phaseResult('storage', [...unasked, failed], { title: 'Storage', state: 'failed' });
  expect(found(result).obstacles).toEqual(['Storage is not done: "Title of class" is missing, and 2 more.']);
});

test.each<readonly [results: readonly PhaseResult[], sentence: string]>([
  [[], 'There is none.'],
  [[done], 'Hosts'],
  [[done, phaseResult('x', [], { title: 'X', state: 'notApplicable' })], 'Hosts, X'],
])('phases that are done are named', (results, sentence) => {
  expect(found(...results).item).toEqual({
    id: 'earlier',
    title: 'Earlier phases are done',
    state: 'ok',
    sentence,
  });
});
