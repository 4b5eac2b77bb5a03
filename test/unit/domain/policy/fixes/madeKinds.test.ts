import { expect, test } from 'vitest';
import { madeBy } from '../../../../../src/domain/policy/fixes/madeKinds.ts';

/** Names as controllers give them. */
const names: readonly (readonly [kind: string, made: string, suffix: string, isMade: boolean])[] = [
  ['Deployment', 'ReplicaSet', '-6d4cf56db6', true],
  ['Deployment', 'ReplicaSet', '-api', false],
  ['Deployment', 'Pod', '-6d4cf56db6-', true],
  ['Deployment', 'Pod', '-', false],
  ['DaemonSet', 'Pod', '-', true],
  ['StatefulSet', 'Pod', '-', true],
  ['ReplicaSet', 'Pod', '-', true],
  ['ReplicationController', 'Pod', '-', true],
  ['Job', 'Pod', '-', true],
  ['Job', 'Pod', '-0-', true],
  ['CronJob', 'Job', '-28000000', true],
  ['CronJob', 'Pod', '-28000000-', true],
  ['CronJob', 'Pod', '-', false],
];

test.each(names)('Whether a %s makes a %s named …%s: %s', (kind, made, suffix, isMade) => {
  const found = madeBy(kind).filter((one) => one.kind === made);
  expect(found.map((one) => new RegExp(`^${one.suffix}$`).test(suffix))).toEqual([isMade]);
});

test.each(['Pod', 'Service', 'constructor'])('A %s makes nothing', (kind) => {
  expect(madeBy(kind)).toEqual([]);
});
