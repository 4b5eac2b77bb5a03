import { describe, expect, test } from 'vitest';
import { judgeJson } from '../../../../src/cli/format/judgeJson.ts';
import { policy } from '../../actions/policyFiles.ts';
import { judgeReportOf } from '../policyReports.ts';

interface Printed {
  readonly policies: readonly { readonly findings: readonly object[] }[];
  readonly outcomes: readonly object[];
  readonly summary: object;
}

async function printed(policyText = policy, all = false): Promise<Printed> {
  const text = judgeJson(await judgeReportOf(policyText), all);
  expect(text).toMatch(/^[^\n]*\n$/);
  return JSON.parse(text) as Printed;
}

describe('one object on one line', () => {
  test('with what was asked and what came of it', async () => {
    const { policies, outcomes, summary } = await printed();
    const identity = { kind: 'ValidatingPolicy', namespace: null, name: 'images' };
    const file = { file: 'policy.yaml', document: 0, apiVersion: 'policies.kyverno.io/v1' };
    expect(policies).toEqual([{ ...file, ...identity, loaded: true, matched: 2, findings: [] }]);
    expect(summary).toEqual({ pass: 1, fail: 1, warn: 0, error: 0, skip: 0, unjudged: 0, unmatched: 0 });
    const resource = { file: 'pods.yaml', item: null, apiVersion: 'v1', kind: 'Pod', namespace: 'default' };
    const said = { policy: identity, rule: '', action: 'enforce', scored: true, reason: null, missing: [] };
    const rest = { assumptions: [], exception: null, property: null };
    expect(outcomes).toEqual([
      {
        ...said,
        ...rest,
        validation: 0,
        outcome: 'fail',
        message: 'Name a version.',
        resource: { ...resource, document: 0, name: 'bad' },
        pointer: '/spec/containers/0/image',
        range: { start: { line: 7, column: 12, offset: 90 }, end: { line: 7, column: 20, offset: 98 } },
        related: [
          {
            file: 'policy.yaml',
            range: { start: expect.objectContaining({ line: 9 }), end: expect.objectContaining({ line: 9 }) },
            message: 'ValidatingPolicy "images" says so here.',
          },
        ],
      },
      {
        ...said,
        ...rest,
        validation: null,
        outcome: 'pass',
        message: 'success',
        resource: { ...resource, document: 1, name: 'good' },
        pointer: null,
        range: null,
        related: [],
      },
    ]);
  });

  test('with what a policy is not about, when all is wanted', async () => {
    const services = policy.replace('[pods]', '[services]');
    expect((await printed(services)).outcomes).toEqual([]);
    const all = await printed(services, true);
    expect(all.outcomes).toMatchObject([{ outcome: 'unmatched' }, { outcome: 'unmatched' }]);
    expect(all.summary).toMatchObject({ unmatched: 2 });
  });

  test('with what is wrong with a policy', async () => {
    const { policies, outcomes } = await printed(policy.replace('c.image', 'd.image'));
    expect(outcomes).toEqual([]);
    expect(policies).toMatchObject([
      {
        loaded: false,
        findings: [
          {
            code: 'policy/invalid',
            message: 'Unknown name "d".',
            pointer: '/spec/validations/0/expression',
            range: { start: { line: 9 } },
            help: 'docs/findings/policy/invalid.md',
          },
        ],
      },
    ]);
  });

  test('with a policy that takes more than it may', async () => {
    const hostile = 'lists.range(9999).all(a, lists.range(999).all(b, a + b >= 0))';
    const { policies, outcomes, summary } = await printed(policy.replace(/object\.spec.*/, hostile));
    const finding = {
      code: 'policy/budget',
      severity: 'warning',
      message: 'One evaluation may not take that much: it was stopped on Pod "default/bad".',
      pointer: '/spec/validations/0/expression',
      range: { start: { line: 9 } },
      help: 'docs/findings/policy/budget.md',
    };
    expect(policies).toMatchObject([{ loaded: true, findings: [finding] }]);
    const stopped = { outcome: 'error', reason: 'It takes more than the budget of one evaluation.', missing: [] };
    expect(outcomes).toMatchObject([stopped, stopped]);
    expect(summary).toMatchObject({ error: 2, unjudged: 0 });
  });
});
