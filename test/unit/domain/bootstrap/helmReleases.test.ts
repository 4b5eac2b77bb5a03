import { expect, test } from 'vitest';
import {
  failedSentence,
  isFailed,
  isInstall,
  isPending,
  newestRecord,
  pendingSentence,
} from '../../../../src/domain/bootstrap/helmReleases.ts';

function record(version: string, status: string) {
  const labels = { owner: 'helm', name: 'web', version, status };
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: `sh.helm.release.v1.web.v${version}`, labels } };
}

test('The newest version of a release counts', () => {
  const records = [record('9', 'superseded'), record('10', 'pending-upgrade'), record('8', 'deployed')];
  expect(newestRecord(records)).toEqual({ version: 10, status: 'pending-upgrade' });
  expect(newestRecord([record('x', 'deployed'), record('0', 'deployed'), record('-1', 'deployed')])).toBeNull();
  expect(newestRecord([])).toBeNull();
});

test.each([
  ['deployed', false],
  ['failed', false],
  ['superseded', false],
  ['uninstalled', false],
  ['uninstalling', true],
  ['pending-install', true],
  ['pending-upgrade', true],
  ['pending-rollback', true],
])('A release that is %s is pending: %s', (status, expected) => {
  expect(isPending({ version: 1, status })).toBe(expected);
});

test('A release that was taken away is installed anew', () => {
  expect(isInstall(null)).toBe(true);
  expect(isInstall({ version: 3, status: 'uninstalled' })).toBe(true);
  expect(isInstall({ version: 3, status: 'failed' })).toBe(false);
});

test('A pending release is told with the ways out that there are', () => {
  const release = { namespace: 'apps', name: 'web' };
  const said = (version: number, status: string): string =>
    pendingSentence({ release, record: { version, status }, context: 'at home' });
  expect(said(1, 'pending-install')).toBe(
    'Helm release apps/web is pending-install in version 1: whoever was at it never ended. When nobody is any more: helm uninstall web --namespace apps --kube-context "at home"',
  );
  expect(said(3, 'pending-upgrade')).toContain(
    'helm rollback web --namespace apps --kube-context "at home" (to the version before), or helm uninstall web',
  );
  expect(said(3, 'uninstalling')).not.toContain('rollback');
});

test.each([
  ['failed', true],
  ['deployed', false],
  ['pending-install', false],
])('A release that is %s has failed: %s', (status, expected) => {
  expect(isFailed({ version: 1, status })).toBe(expected);
});

test('A release that was given up is told with what becomes of it', () => {
  const release = { namespace: 'apps', name: 'web' };
  expect(failedSentence({ release, record: { version: 2, status: 'failed' } })).toBe(
    'Helm release apps/web is failed in version 2: its objects stay as far as they came, and the next run upgrades it.',
  );
});
