import { expect, test } from 'vitest';
import {
  daemonSetStrategy,
  deploymentStrategy,
  job,
  replicationController,
  statefulSetStrategy,
} from '../../../../../../src/domain/policy/defaults/rules/workload.ts';

const rolling = { type: 'RollingUpdate' };

test.each([
  [deploymentStrategy, rolling, { ...rolling, rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' } }],
  [
    deploymentStrategy,
    { ...rolling, rollingUpdate: { maxSurge: 1 } },
    { ...rolling, rollingUpdate: { maxUnavailable: '25%', maxSurge: 1 } },
  ],
  [deploymentStrategy, { type: 'Recreate' }, { type: 'Recreate' }],
  [
    deploymentStrategy,
    { type: 'Recreate', rollingUpdate: {} },
    { type: 'Recreate', rollingUpdate: { maxUnavailable: 0, maxSurge: 0 } },
  ],
  [daemonSetStrategy, rolling, { ...rolling, rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } }],
  [statefulSetStrategy, {}, { ...rolling, rollingUpdate: { partition: 0, maxUnavailable: 1 } }],
  [statefulSetStrategy, rolling, rolling],
  [
    statefulSetStrategy,
    { ...rolling, rollingUpdate: { partition: 2 } },
    { ...rolling, rollingUpdate: { partition: 2, maxUnavailable: 1 } },
  ],
  [statefulSetStrategy, { type: 'OnDelete' }, { type: 'OnDelete' }],
])('%o: %j becomes %j', (rule, value, expected) => {
  expect(rule(value)).toEqual(expected);
});

const labelled = { spec: { template: { metadata: { labels: { app: 'a' } } } } };

test.each([
  [labelled, { metadata: { labels: { app: 'a' } }, spec: { ...labelled.spec, selector: { app: 'a' } } }],
  [
    { ...labelled, metadata: { labels: { own: 'b' } } },
    { metadata: { labels: { own: 'b' } }, spec: { ...labelled.spec, selector: { app: 'a' } } },
  ],
  [{ spec: { template: {} } }, { spec: { template: {} } }],
])('A ReplicationController %j becomes %j', (value, expected) => {
  expect(replicationController(value)).toEqual(expected);
});

const usual = {
  parallelism: 1,
  completions: 1,
  backoffLimit: 6,
  completionMode: 'NonIndexed',
  suspend: false,
  podReplacementPolicy: 'TerminatingOrFailed',
  manualSelector: false,
};
const { completions: _, ...parallel } = usual;

test.each([
  [{}, usual],
  [{ parallelism: 2 }, { ...parallel, parallelism: 2 }],
  [{ completions: 2 }, { ...usual, completions: 2 }],
  [{ backoffLimitPerIndex: 1 }, { ...usual, backoffLimitPerIndex: 1, backoffLimit: 2_147_483_647 }],
  [{ podFailurePolicy: {} }, { ...usual, podFailurePolicy: {}, podReplacementPolicy: 'Failed' }],
])('A Job %j becomes %j', (spec, expected) => {
  expect(job({ spec })).toEqual({ spec: expected });
});

test('A Job has the labels of its template', () => {
  expect(job(labelled)).toMatchObject({ metadata: { labels: { app: 'a' } } });
});
