import { expect, test } from 'vitest';
import { unsaid } from '../../../src/domain/policy/outcome.ts';
import type { Outcome } from '../../../src/domain/policy/outcome.ts';
import { tallyOf } from '../../../src/repository/policyTally.ts';

const image = { kind: 'image', name: 'a' } as const;
const said = (...outcomes: readonly Partial<Outcome>[]): Parameters<typeof tallyOf>[0][number] => ({
  policy: { source: null, kind: 'ClusterPolicy', namespace: null, name: 'p', problems: [] },
  outcomes: outcomes.map((one): Outcome =>
    Object.assign({}, unsaid, { outcome: 'pass', action: 'enforce' } as const, one),
  ),
});

test('A policy counts once, by the worst that it says, and what is missing is told once', () => {
  const lacking = { outcome: 'unjudged', missing: [image] } as const;
  expect(
    tallyOf([
      said({}),
      said({ outcome: 'fail' }, { outcome: 'fail' }),
      said({ outcome: 'fail' }, lacking),
      said({ outcome: 'error' }, lacking),
      said(lacking),
      said(lacking),
    ]),
  ).toEqual({ matched: 6, failed: 2, errors: 1, unjudged: 2, missing: [image], isTried: false });
});
