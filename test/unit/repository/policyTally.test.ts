import { expect, test } from 'vitest';
import { unsaid } from '../../../src/domain/policy/outcome.ts';
import type { Outcome } from '../../../src/domain/policy/outcome.ts';
import { tallyOf, triedTally } from '../../../src/repository/policyTally.ts';

const image = { kind: 'image', name: 'a' } as const;
const data = {
  apiVersion: 'kyverno.io/v1',
  kind: 'ClusterPolicy',
  spec: {
    rules: [
      { name: 'a', mutate: {} },
      { name: 'b', validate: {} },
    ],
  },
};
const said = (...outcomes: readonly Partial<Outcome>[]): Parameters<typeof tallyOf>[0][number] => ({
  policy: { source: { data }, kind: 'ClusterPolicy', namespace: null, name: 'p', problems: [] },
  outcomes: outcomes.map((one): Outcome =>
    Object.assign({}, unsaid, { outcome: 'pass', action: 'enforce' } as const, one),
  ),
});

test('A policy counts once, by the worst that it says, and what is missing is told once', () => {
  const lacking = { outcome: 'unjudged', missing: [image] } as const;
  expect(
    tallyOf(
      [
        said({}),
        said({ outcome: 'fail' }, { outcome: 'fail' }),
        said({ outcome: 'fail' }, lacking),
        said({ outcome: 'error' }, lacking),
        said(lacking),
        said(lacking),
      ],
      [],
    ),
  ).toEqual({
    matched: 6,
    failed: 2,
    errors: 1,
    unjudged: 2,
    exempted: 0,
    missing: [image],
    recognised: [],
    unread: 0,
    unreadBindings: 0,
    isTried: false,
  });
});

test('An exemption counts where nothing worse is said', () => {
  const skipped = { outcome: 'skip', exception: 'a/b' } as const;
  const { failed, exempted } = tallyOf(
    [said({ outcome: 'fail' }, skipped), said(skipped), said({}, skipped), said({ outcome: 'skip' })],
    [],
  );
  expect({ failed, exempted }).toEqual({ failed: 1, exempted: 2 });
});

test('What was stopped has no verdict', () => {
  const { errors, unjudged, missing } = tallyOf([said({ outcome: 'error', isStopped: true })], []);
  expect({ errors, unjudged, missing }).toEqual({ errors: 0, unjudged: 1, missing: [] });
});

test('A rule that does something else is recognised, and lacks nothing', () => {
  const mutating = { outcome: 'unjudged', rule: 'a', missing: [{ kind: 'mutation', name: '' }] } as const;
  const recognised = [{ policy: { kind: 'ClusterPolicy', name: 'p' }, rule: 'a', does: 'changes objects' }];
  const none = { ...triedTally, matched: 1, recognised, isTried: false };
  expect([tallyOf([said(mutating)], []), tallyOf([said({ outcome: 'fail', rule: 'b' }, mutating)], [])]).toEqual([
    { ...none, unjudged: 1 },
    { ...none, failed: 1 },
  ]);
});
