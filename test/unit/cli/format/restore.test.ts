import { describe, expect, test } from 'vitest';
import { restoreJson, restoreText } from '../../../../src/cli/format/restore.ts';
import type { RestorePlan } from '../../../../src/cli/format/restore.ts';
import type { Planned } from '../../../../src/domain/bootstrap/plan.ts';
import { visible } from '../../../../src/domain/visible.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { dedent } from '../../dedent.ts';

const what = 'Secret kube-system/sealed-secrets-keyown, the sealing key SHA256:abc';
const digest = 'd'.repeat(64);

function plan(planned: Partial<Planned> = {}, more: Partial<RestorePlan> = {}): RestorePlan {
  const nothing = { argv: [], changes: [], problem: null, asks: [], typed: [], decides: null };
  const cluster = { context: 'home', server: 'https://127.0.0.1:6443', uid: 'u' };
  return { cluster, namespace: 'kube-system', folder: '/lab', planned: { ...nothing, ...planned }, digest, ...more };
}

describe('a plan', () => {
  const changes = [
    { target: 'cluster', action: 'create', what, diff: '' },
    {
      target: 'cluster',
      action: 'update',
      what: 'Deployment kube-system/sealed-secrets-controller: restarted',
      diff: '',
    },
  ] as const;

  test('can be read', () => {
    expect(restoreText(plan({ changes }))).toBe(dedent`
      Restore the sealing key · home · https://127.0.0.1:6443 · uid u
      For the platform in /lab, into the namespace kube-system.

      create (cluster) ${what}
      change (cluster) Deployment kube-system/sealed-secrets-controller: restarted

      Digest of this plan: ${digest}
    `);
  });

  test('is one line of JSON for scripts', () => {
    const json = restoreJson(plan({ changes }));
    expect(json).toMatch(/^[^\n]+\n$/);
    expect(JSON.parse(json)).toEqual({
      format: 'slipway.restore/1',
      cluster: { context: 'home', server: 'https://127.0.0.1:6443', uid: 'u' },
      namespace: 'kube-system',
      digest,
      problem: null,
      changes: [
        { target: 'cluster', action: 'create', what },
        { target: 'cluster', action: 'update', what: 'Deployment kube-system/sealed-secrets-controller: restarted' },
      ],
    });
  });

  test.each([
    ['has nothing to do', plan(), 'The cluster has these keys already.'],
    ['can not be done', plan({ problem: 'No room.' }), 'Nothing can be done as things are: No room.'],
    ['knows no platform', plan({}, { folder: null }), 'No platform says which key is wanted'],
  ])('that %s says so', (_, one, sentence) => expect(restoreText(one)).toContain(sentence));

  test('obeys nothing that a cluster or a file says', () => {
    for (const text of Object.values(hostile)) {
      const evil = [{ target: 'cluster', action: 'create', what: text, diff: '' }] as const;
      const shown = restoreText(plan({ changes: evil, problem: text }, { folder: text, namespace: text }));
      expect(shown.split('\n').map(visible).join('\n')).toBe(shown);
      expect(JSON.parse(restoreJson(plan({ changes: evil })))).toMatchObject({ changes: [{ what: text }] });
    }
  });
});
