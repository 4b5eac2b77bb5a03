import { expect, test } from 'vitest';
import { hasStandards, label, levelOfNamespace } from '../../../../../src/domain/policy/standards/namespace.ts';
import type { LevelVersion } from '../../../../../src/domain/policy/standards/namespace.ts';
import { versionText } from '../../../../../src/domain/policy/standards/version.ts';

const text = ({ level, version }: LevelVersion): string => `${level}:${versionText(version)}`;
const lax = 'privileged:latest';

test.each<[Record<string, string>, string, string, string]>([
  [{}, lax, lax, lax],
  [{ enforce: 'baseline' }, 'baseline:latest', lax, 'baseline:latest'],
  [{ enforce: 'baseline', 'enforce-version': 'v1.30' }, 'baseline:v1.30', lax, 'baseline:v1.30'],
  [
    { enforce: 'baseline', 'enforce-version': 'v1.30', 'warn-version': 'v1.31' },
    'baseline:v1.30',
    lax,
    'baseline:v1.31',
  ],
  [
    { enforce: 'restricted', warn: 'baseline', audit: 'restricted' },
    'restricted:latest',
    'restricted:latest',
    'baseline:latest',
  ],
  [{ enforce: 'restricted', warn: 'privileged' }, 'restricted:latest', lax, lax],
  [{ enforce: 'privileged', 'enforce-version': 'v1.30' }, 'privileged:v1.30', lax, lax],
  [{ enforce: 'strict' }, 'restricted:latest', lax, lax],
  [{ audit: 'strict', warn: 'strict', 'audit-version': '1.2' }, lax, lax, lax],
])('%j', (labels, enforce, audit, warn) => {
  const named = Object.entries(labels).map(([key, value]) => [`pod-security.kubernetes.io/${key}`, value]);
  const found = levelOfNamespace({ other: 'x', ...Object.fromEntries(named) });
  expect([text(found.enforce), text(found.audit), text(found.warn)]).toEqual([enforce, audit, warn]);
});

test('What can not be read is told', () => {
  expect(
    levelOfNamespace({
      'pod-security.kubernetes.io/enforce': 'strict',
      'pod-security.kubernetes.io/warn-version': '1.30',
    }).problems,
  ).toEqual([
    {
      label: 'pod-security.kubernetes.io/enforce',
      value: 'strict',
      message: 'must be one of privileged, baseline, restricted',
    },
    { label: 'pod-security.kubernetes.io/warn-version', value: '1.30', message: 'must be "latest" or "v1.x"' },
  ]);
  expect(levelOfNamespace(undefined).problems).toEqual([]);
});

test.each<[boolean, string, string, object]>([
  [true, 'v1', 'Namespace', { [label('enforce')]: 'baseline' }],
  [true, 'v1', 'Namespace', { [label('warn-version')]: 'v1.30' }],
  [false, 'v1', 'Namespace', { [label('other')]: 'baseline' }],
  [false, 'v1', 'Pod', { [label('enforce')]: 'baseline' }],
  [false, 'example.org/v1', 'Namespace', { [label('enforce')]: 'baseline' }],
])('%s: %s %s with %j', (has, apiVersion, kind, labels) => {
  expect(hasStandards({ apiVersion, kind, metadata: { name: 'a', labels } })).toBe(has);
});
