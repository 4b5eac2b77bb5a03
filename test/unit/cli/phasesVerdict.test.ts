import { describe, expect, test } from 'vitest';
import { onlyPhase, phasesStatus, sameResults, troublesOf } from '../../../src/cli/phasesVerdict.ts';
import type { Trouble } from '../../../src/cli/phasesVerdict.ts';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import type { FailureCode } from '../../../src/domain/kubernetes/failure.ts';
import type { State } from '../../../src/domain/phases/result.ts';
import type { PhaseSpec, PlatformSpec } from '../../../src/domain/phases/spec.ts';
import { checkResult, phaseResult, phasesReport } from './phaseResults.ts';

const phase = (id: string, requires: readonly string[] = [], problem: string | null = null): PhaseSpec => ({
  id,
  number: 0,
  title: id,
  summary: '',
  spot: { path: '', line: 0 },
  requires,
  when: null,
  steps: [],
  unusable: [],
  checks: [],
  problem,
});
const platform = (phases: readonly PhaseSpec[], problems: readonly string[] = []): PlatformSpec => ({
  name: 'home',
  platform: null,
  applications: {},
  phases,
  files: {},
  problems,
});

describe('the exit status', () => {
  const trouble = (status: 2 | 4): Trouble => ({ code: 'phases/unusable', sentence: '', status });
  const rows: readonly (readonly [
    number,
    { states?: readonly State[]; advisory?: readonly State[]; phase?: State; troubles?: readonly Trouble[] },
  ])[] = [
    [0, { states: ['passed', 'notApplicable'] }],
    [0, { states: [], phase: 'notApplicable' }],
    [0, { states: ['passed'], advisory: ['failed', 'unknown', 'stale', 'blocked'] }],
    [1, { states: ['passed', 'failed'] }],
    [1, { states: ['failed', 'unknown'] }],
    [3, { states: ['passed', 'unknown'] }],
    [3, { states: ['blocked'] }],
    [3, { states: ['stale'] }],
    [3, { states: ['running'] }],
    [3, { states: [], phase: 'unknown' }],
    [3, { states: ['passed'], phase: 'blocked' }],
    [2, { states: ['failed'], troubles: [trouble(2)] }],
    [4, { states: ['failed'], troubles: [trouble(2), trouble(4)] }],
  ];
  test.each(rows)('is %i for %j', (status, { states = [], advisory = [], phase: state = 'passed', troubles = [] }) => {
    const checks = [
      ...states.map((one, index) => checkResult(`r${index}`, { state: one })),
      ...advisory.map((one, index) => checkResult(`a${index}`, { state: one, level: 'advisory' })),
    ];
    expect(phasesStatus([phaseResult('a', checks, { state })], troubles)).toBe(status);
  });
});

describe('what stands in the way', () => {
  const unknown = (code: FailureCode) =>
    ({ state: 'unknown', since: new Date(0), failure: failureOf(code, 'It is so.') }) as const;
  test.each([
    ['nothing', platform([phase('a')]), { state: 'idle' } as const, false, []],
    ['a cluster that is not there is nothing', platform([]), unknown('unreachable'), true, []],
    ['no kubeconfig where nobody named one is nothing', platform([]), unknown('kubeconfig'), false, []],
    ['a kubeconfig that was named and is none', platform([]), unknown('kubeconfig'), true, [[2, 'It is so.']]],
    [
      'a context that nobody agreed to',
      platform([]),
      unknown('consent'),
      false,
      [[4, 'It is so. Name it with --context or --kubeconfig to agree to what it does.']],
    ],
    [
      'files',
      platform([phase('a', [], 'a is no YAML.')], ['platform.yaml is no YAML.', 'a is no YAML.']),
      { state: 'idle' } as const,
      false,
      [
        [2, 'platform.yaml is no YAML.'],
        [2, 'a is no YAML.'],
      ],
    ],
  ])('%s', (_, spec, connection, isNamed, troubles) => {
    expect(troublesOf(spec, connection, isNamed).map(({ status, sentence }) => [status, sentence])).toEqual(troubles);
  });
});

describe('one phase', () => {
  const spec = platform([phase('a'), phase('b', ['a']), phase('c', ['b']), phase('d', ['d', 'x'])]);
  test.each([
    ['a', ['a']],
    ['c', ['a', 'b', 'c']],
    ['d', ['d']],
  ])('%s comes with all that have to be done before', (id, ids) => {
    expect(onlyPhase(spec, id)?.phases.map((one) => one.id)).toEqual(ids);
  });
  test('that is none', () => expect(onlyPhase(spec, 'constructor')).toBeNull());
});

describe('the same results', () => {
  const report = phasesReport([phaseResult('a', [checkResult('one')])]);
  const [check] = report.phases[0]?.checks ?? [];
  const withCheck = (more: object) => ({
    ...report,
    phases: [phaseResult('a', check === undefined ? [] : [{ ...check, ...more }])],
  });
  test.each([
    ['read at another time', { ...report, at: new Date() }],
    ['asked for more often', { ...report, requests: { list: 9, get: 9, watch: 9, write: 9 } }],
    ['made from a later version', withCheck({ ms: 7, evidence: { at: 'later', reads: [], files: [], summary: '' } })],
  ])('%s', (_, other) => expect(sameResults(report, other)).toBe(true));
  test.each([
    ['another state', withCheck({ state: 'failed' })],
    ['another message', withCheck({ message: 'x' })],
    ['another release', { ...report, released: 4 }],
    ['a cluster that is gone', { ...report, cluster: { ...report.cluster, reachable: false } }],
  ])('but not %s', (_, other) => expect(sameResults(report, other)).toBe(false));
});
