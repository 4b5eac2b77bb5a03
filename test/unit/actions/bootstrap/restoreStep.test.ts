import { describe, expect, test } from 'vitest';
import { restoreStep } from '../../../../src/actions/bootstrap/restoreStep.ts';
import { createSealingKey } from '../../../../src/domain/sealing/creation.ts';
import { lock } from '../../../../src/domain/sealing/age.ts';
import { backupText } from '../../../../src/domain/sealing/keyBackup.ts';
import { withKey } from '../../../../src/domain/sealing/keyRecord.ts';
import { keySecretObject } from '../../../../src/domain/sealing/keySecret.ts';
import type { Opener } from '../../../../src/domain/sealing/age.ts';
import { fixture } from '../../domain/sealing/fixtures.ts';
import {
  controller,
  dated,
  identity,
  ownKey,
  placeOf,
  planAndRun,
  platform,
  recipients,
  restartTold,
  unseen,
} from './secretsPlatform.ts';

const place = placeOf('gitops', 'key');
const work = { kind: 'restore' } as const;
const { signal } = new AbortController();
const text = (await lock(backupText([ownKey], 'kube-system'), { recipients }, signal)).armored;
const said = (opens: Opener) => ({ restore: { text, opens } });

const restarted = 'Deployment kube-system/sealed-secrets-controller: restarted, so that it takes the key';

const record = withKey([], {
  fingerprint: ownKey.fingerprint,
  secret: ownKey.secret,
  created: '2026-11-26T06:30:34Z',
  notAfter: '2126-11-02T06:30:34Z',
  backup: { file: 'lab.age', sha256: '0', opensWith: recipients },
});
const committed = { 'pub-cert.pem': ownKey.certificate, '.slipway/sealing-key.json': record };

describe('a restore step', () => {
  test('says which key is wanted and what opens its backup, and changes nothing', async () => {
    const { ports, cluster, questions } = platform(committed);
    const planned = await restoreStep.plan(ports, place, work, signal);
    expect(planned.shown).toMatchObject({
      problem: null,
      changes: [{ target: 'cluster', action: 'create', what: expect.stringContaining(ownKey.secret) }],
      asks: [
        `The backup of the sealing key ${ownKey.fingerprint}, which was written as lab.age, and what opens it: the age identity of ${recipients[0]}.`,
      ],
    });
    expect([cluster.requests.write, questions.asked]).toEqual([0, []]);
  });

  test('restores it, and then there is nothing to do', async () => {
    const { ports, git } = platform(committed, said({ identity }));
    const seen = await planAndRun(restoreStep, ports, place, work);
    expect(seen.ran).toEqual({ state: 'passed', message: `Restored 1 key. ${unseen}`, commit: null });
    expect(JSON.stringify(seen)).not.toMatch(/PRIVATE KEY|LS0tLS1|AGE-SECRET/);
    const again = await planAndRun(restoreStep, ports, place, work);
    expect(again.planned.changes).toEqual([]);
    expect(again.ran).toEqual({ state: 'passed', message: 'The cluster has the key already.', commit: null });
    expect(git.commits).toEqual([]);
  });

  test('names the restart of the controller that runs', async () => {
    const { ports, cluster } = platform(committed, said({ identity }));
    for (const object of controller) cluster.put(object);
    const seen = await planAndRun(restoreStep, ports, place, work);
    expect(seen.planned.changes.map(({ what }) => what)).toEqual([
      expect.stringContaining(`Secret kube-system/${ownKey.secret}, the sealing key ${ownKey.fingerprint}`),
      restarted,
    ]);
    expect(seen.ran.state).toBe('passed');
    expect(cluster.writes.patched).toHaveLength(1);
  });

  test('restarts the controller that was not restarted since its key came', async () => {
    const { ports, cluster, questions } = platform(committed);
    dated(cluster);
    for (const object of controller) cluster.put(object);
    await cluster.writes.create(keySecretObject(ownKey, 'kube-system', ownKey.secret), signal);
    const seen = await planAndRun(restoreStep, ports, place, work);
    expect(seen.planned.changes.map(({ what }) => what)).toEqual([restarted]);
    expect(seen.ran).toEqual({
      state: 'passed',
      message: `The cluster has the key already. ${restartTold}`,
      commit: null,
    });
    expect(seen.lines).toEqual(['Restarted Deployment kube-system/sealed-secrets-controller']);
    expect([cluster.writes.patched.length, questions.asked]).toEqual([1, []]);
  });

  test.each([
    [
      true,
      /^Deployment kube-system\/sealed-secrets-controller has not been restarted since a sealing key was brought\.$/,
    ],
    [false, /^Deployment .* was brought\. The controller takes keys only when it starts: kubectl .* rollout restart/],
  ])('is due as long as a controller has not been restarted since its key came (may it be: %s)', async (may, due) => {
    const { ports, cluster } = platform(committed);
    dated(cluster);
    for (const object of controller) cluster.put(object);
    cluster.rights = ({ resource }) => may || resource !== 'deployments';
    expect(await restoreStep.due?.(ports, place, signal)).toBeNull();
    await cluster.writes.create(keySecretObject(ownKey, 'kube-system', ownKey.secret), signal);
    expect(await restoreStep.due?.(ports, place, signal)).toMatch(due);
    await planAndRun(restoreStep, ports, place, work);
    expect(cluster.writes.patched).toHaveLength(may ? 1 : 0);
  });

  test.each([
    [true, 'passed', `Restored 2 keys. ${unseen}`, 2],
    [false, 'failed', 'Nobody agreed to all that the backup brings; nothing was restored.', 0],
  ])(
    'asks before it restores keys that no plan could name (they say %s)',
    { timeout: 60_000 },
    async (agreed, state, message, writes) => {
      const other = { ...(await createSealingKey(new Date())), secret: 'second' };
      const backup = { restore: { text: backupText([ownKey, other], 'kube-system'), opens: { identity } }, agreed };
      const { ports, cluster, questions } = platform(committed, backup);
      const { ran } = await planAndRun(restoreStep, ports, place, work);
      expect(questions.asked.map(({ kind }) => kind)).toEqual(['restore', 'agreed']);
      expect(questions.asked.at(-1)?.text).toContain(`Secret kube-system/second, the sealing key ${other.fingerprint}`);
      expect(questions.asked.at(-1)?.text).not.toContain(ownKey.secret);
      expect(ran).toMatchObject({ state, message });
      expect(cluster.requests.write).toBe(writes);
    },
  );

  test('asks before it restarts what no plan could name', async () => {
    const { ports, cluster, questions } = platform(committed, { ...said({ identity }), agreed: false });
    questions.during = () => {
      for (const object of controller) cluster.put(object);
    };
    const { ran } = await planAndRun(restoreStep, ports, place, work);
    expect(questions.asked.at(-1)).toMatchObject({ kind: 'agreed', text: expect.stringContaining(restarted) });
    expect([ran.state, cluster.requests.write]).toEqual(['failed', 0]);
  });

  test('asks also where no record says which backup it is', async () => {
    const { ports } = platform({ 'pub-cert.pem': ownKey.certificate });
    const planned = await restoreStep.plan(ports, place, work, signal);
    expect(planned.shown.asks).toEqual([
      `The backup of the sealing key ${ownKey.fingerprint}, and what opens it: its passphrase, or an age identity.`,
    ]);
  });

  test.each([
    ['nobody gives it', {}, /^Nobody gave the backup/],
    ['it does not open', said({ passphrase: 'correct horse battery' }), /does not open it.*Nothing was restored\.$/],
  ])('fails when %s, and nothing is written', async (_, answer, message) => {
    const { ports, cluster } = platform(committed, answer);
    const { ran } = await planAndRun(restoreStep, ports, place, work);
    expect(ran).toMatchObject({ state: 'failed', message: expect.stringMatching(message) });
    expect(cluster.requests.write).toBe(0);
  });

  test('fails with the backup of another key, and both are named', async () => {
    const { ports, cluster } = platform({ 'pub-cert.pem': fixture('cert-4096.pem') }, said({ identity }));
    const { ran } = await planAndRun(restoreStep, ports, place, work);
    expect(ran.message.match(/SHA256:/g)).toHaveLength(2);
    expect(cluster.requests.write).toBe(0);
  });

  test('is cancelled while it is asked', async () => {
    const { ports, questions, cluster } = platform(committed, said({ identity }));
    const stop = new AbortController();
    questions.during = () => stop.abort();
    await expect(planAndRun(restoreStep, ports, place, work, stop.signal)).rejects.toThrow('abort');
    expect(cluster.requests.write).toBe(0);
  });

  test('has nothing to go by without a certificate', async () => {
    const { ports } = platform({});
    expect((await restoreStep.plan(ports, place, work, signal)).shown.problem).toContain(
      'pub-cert.pem is not committed',
    );
  });

  test('keeps what the cluster has', async () => {
    const { ports, cluster } = platform(committed);
    cluster.put(keySecretObject(ownKey, 'kube-system', ownKey.secret));
    expect((await restoreStep.plan(ports, place, work, signal)).shown.changes).toEqual([]);
  });
});
