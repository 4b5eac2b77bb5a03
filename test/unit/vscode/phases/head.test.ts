import { describe, expect, test, vi } from 'vitest';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import type { Connection } from '../../../../src/live/state.ts';
import { headOf } from '../../../../src/vscode/phases/head.ts';
import type { HeadFacts } from '../../../../src/vscode/phases/head.ts';
import { checkResult, phaseResult } from './results.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

const since = new Date('2026-01-01T14:02:00');
const cluster = { context: 'homelab', server: 'https://x', uid: 'u', version: 'v1.36.4+k3s1', failure: null };
const live: Connection = { state: 'live', since, cluster };

function head(said: Partial<HeadFacts>) {
  return headOf({
    platform: 'platform',
    results: [],
    problem: null,
    connection: live,
    isTrusted: true,
    isWritable: false,
    now: new Date('2026-01-01T14:06:00'),
    ...said,
  });
}

describe('Beside the title stands what is looked at', () => {
  test.each<[string, Partial<HeadFacts>, string]>([
    ['platform and cluster', {}, 'platform · k3s @ homelab (read-only)'],
    ['where writing is allowed', { isWritable: true }, 'platform · k3s @ homelab'],
    [
      'another product',
      { connection: { ...live, cluster: { ...cluster, version: 'v1.37.0' } } },
      'platform · homelab (read-only)',
    ],
    ['before anybody has answered', { connection: { state: 'idle' } }, 'platform'],
    ['no platform', { platform: null }, ''],
  ])('%s', (_, said, description) => expect(head(said).description).toBe(description));
});

describe('Above the rows stands what needs doing, and nothing else', () => {
  const failure = failureOf('kubeconfig', 'There is no kubeconfig.', { remedy: 'Select a cluster.' });

  test.each<[string, Partial<HeadFacts>, string]>([
    ['nothing', {}, ''],
    ['while it connects', { connection: { state: 'connecting', since } }, ''],
    [
      'no kubeconfig',
      { connection: { state: 'unknown', since, failure } },
      'There is no kubeconfig. Select a cluster.',
    ],
    [
      'not reachable',
      { connection: { state: 'stale', since, cluster, failure } },
      'Cluster not reachable since 2:02:00 PM; showing what was seen then.',
    ],
    ['resting, which is wanted', { connection: { state: 'stale', since, cluster, failure: null } }, ''],
    [
      'another cluster',
      {
        connection: { state: 'stale', since, cluster, failure: failureOf('other-cluster', 'Another cluster answers.') },
      },
      'Another cluster answers.',
    ],
    [
      'nobody trusts the workspace',
      { isTrusted: false, connection: { state: 'idle' } },
      'The cluster is looked at in trusted workspaces only; what is in files is judged.',
    ],
    [
      'files that can not be read come first',
      { problem: 'platform.yaml is no YAML.', isTrusted: false },
      'platform.yaml is no YAML.',
    ],
  ])('%s', (_, said, message) => expect(head(said).message.replaceAll('\u202f', ' ')).toBe(message));
});

describe('At the icon stands how many required checks have failed', () => {
  const failed = (level: 'required' | 'advisory') => checkResult({ state: 'failed', level });

  test('none', () => expect(head({ results: [phaseResult()] }).badge).toBeUndefined());

  test('of all phases, without those that are only good to know and those of the last time', () => {
    const stale = checkResult({ state: 'stale', was: 'failed' });
    const results = [
      phaseResult({ checks: [failed('required'), failed('advisory'), stale] }),
      phaseResult({ id: 'b', checks: [failed('required')] }),
    ];
    expect(head({ results }).badge).toEqual({ value: 2, tooltip: '2 required checks have failed' });
  });
});
