import { describe, expect, test } from 'vitest';
import { phasesJson } from '../../../../src/cli/format/phasesJson.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { checkResult, phaseResult, phasesReport, waiting } from '../phaseResults.ts';

const steps = [
  {
    id: 'mount',
    kind: 'host',
    title: 'Mount',
    spot: { path: 'a', line: 1 },
    applies: true,
    satisfied: false,
    reason: 'mounted',
    problem: null,
  },
];

test('It has the shape of slipway.phases/1', () => {
  const check = checkResult('one', { state: 'failed', message: 'web is missing', reason: 'x', remedy: 'y', ms: 4 });
  const phases = [phaseResult('storage', [check, checkResult('two', waiting)], { state: 'failed', steps })];
  expect(JSON.parse(phasesJson(phasesReport(phases)))).toEqual({
    format: 'slipway.phases/1',
    at: '2026-01-01T00:00:00.000Z',
    cluster: {
      reachable: true,
      context: 'home',
      server: 'https://127.0.0.1:6443',
      uid: 'uid-1',
      version: 'v1.36.0',
      error: null,
    },
    released: 3,
    phases: [
      {
        id: 'storage',
        number: 1,
        title: 'Phase storage',
        state: 'failed',
        blockedBy: [],
        reason: null,
        steps: [{ id: 'mount', kind: 'host', satisfied: false, reason: 'mounted' }],
        checks: [
          {
            id: 'one',
            kind: 'resource',
            title: 'Title of one',
            level: 'required',
            state: 'failed',
            message: 'web is missing',
            reason: 'x',
            remedy: 'y',
            blockedBy: null,
            ms: 4,
            needsValidate: false,
            culprits: [],
            evidence: {
              at: '2026-01-01T00:00:00.000Z',
              reads: [
                { verb: 'list', apiVersion: 'v1', kind: 'Node', namespace: null, resourceVersion: '7', count: 3 },
              ],
              files: [],
              summary: '3 × Node',
            },
          },
          {
            id: 'two',
            kind: 'http',
            title: 'Title of two',
            level: 'required',
            state: 'unknown',
            message: 'needs Validate',
            reason: 'It runs only when somebody asks for it.',
            remedy: null,
            blockedBy: null,
            ms: 0,
            needsValidate: true,
            culprits: [],
            evidence: { at: null, reads: [], files: [], summary: '' },
          },
        ],
      },
    ],
    requests: { list: 1, get: 2, watch: 1, write: 0 },
    summary: { passed: 0, failed: 1, blocked: 0, unknown: 1, stale: 0, notApplicable: 0 },
  });
});

describe('whatever is in it, it is one line', () => {
  test.each(Object.entries(hostile))('%s', (_, text) => {
    const output = phasesJson(phasesReport([phaseResult(text, [checkResult('one', { message: text, title: text })])]));
    expect(output.slice(0, -1)).not.toMatch(/[\r\n]/);
    expect(JSON.parse(output)).toMatchObject({ phases: [{ checks: [{ message: text }] }] });
  });
});
