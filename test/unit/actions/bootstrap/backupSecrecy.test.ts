import { describe, expect, test } from 'vitest';
import { backupStep } from '../../../../src/actions/bootstrap/backupStep.ts';
import { restoreStep } from '../../../../src/actions/bootstrap/restoreStep.ts';
import { unlock } from '../../../../src/domain/sealing/age.ts';
import { keysInBackup } from '../../../../src/domain/sealing/keyBackup.ts';
import { keySecretObject } from '../../../../src/domain/sealing/keySecret.ts';
import { identity, ownKey, placeOf, planAndRun, platform, recipients, unseen } from './secretsPlatform.ts';
import { decided } from './decided.ts';

const place = placeOf('gitops', 'key');
const { signal } = new AbortController();
const file = '/stick/lab.age';
const passphrase = 'hunter2 hunter2 \u202e hunter2';

describe('a passphrase', { timeout: 180_000 }, () => {
  test('is seen nowhere, neither when it locks nor when it opens', async () => {
    const { ports, git, cluster, writer, questions } = platform({}, { backup: { file, lock: { passphrase } } });
    cluster.put(keySecretObject(ownKey, 'kube-system', ownKey.secret));
    const backedUp = await planAndRun(backupStep, ports, place, { kind: 'backup' });
    expect(backedUp.ran.state).toBe('passed');
    cluster.remove(keySecretObject(ownKey, 'kube-system', ownKey.secret));
    const text = writer.texts.get(file) ?? '';
    questions.said = { restore: { text, opens: { passphrase: `${passphrase}!` } } };
    const wrong = await planAndRun(restoreStep, ports, place, { kind: 'restore' });
    expect(wrong.ran).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('The passphrase does not open'),
    });
    questions.said = { restore: { text, opens: { passphrase } } };
    const restored = await planAndRun(restoreStep, ports, place, { kind: 'restore' });
    expect(restored.ran).toMatchObject({ state: 'passed', message: `Restored 1 key. ${unseen}` });
    const everything = JSON.stringify([backedUp, wrong, restored, git.commits, [...writer.texts], cluster.calls]);
    expect(everything).not.toContain('hunter2');
    expect(everything).not.toMatch(/PRIVATE KEY|LS0tLS1CRUdJTiBSU0/);
  });
});

describe('a run that is cancelled', { timeout: 60_000 }, () => {
  const backup = { file, lock: { recipients } };

  test('between Git and the cluster leaves a key that its backup brings there', async () => {
    const { ports, git, cluster, writer, questions } = platform({}, { backup });
    const stop = new AbortController();
    const planned = await backupStep.plan(ports, place, { kind: 'backup' }, signal);
    const say = (line: string): void => {
      if (line.startsWith('Committed')) stop.abort();
    };
    const running = backupStep.run(ports, place, decided(planned), say, stop.signal);
    await expect(running).rejects.toThrow('abort');
    expect([git.commits.length, cluster.requests.write]).toEqual([1, 0]);
    questions.said = { restore: { text: writer.texts.get(file) ?? '', opens: { identity } } };
    const again = await planAndRun(backupStep, ports, place, { kind: 'backup' });
    expect(again.ran).toEqual({ state: 'passed', message: `Restored 1 key. ${unseen}`, commit: null });
    expect(git.commits).toHaveLength(1);
  });

  test('before the commit leaves nothing', async () => {
    const { ports, git, writer } = platform({}, { backup });
    const stop = new AbortController();
    git.beforeCommit = () => stop.abort();
    await expect(planAndRun(backupStep, ports, place, { kind: 'backup' }, stop.signal)).rejects.toThrow('abort');
    expect([git.commits, writer.texts.size]).toEqual([[], 0]);
  });

  test('A backup that was written for a key of the cluster opens, also for the next who looks', async () => {
    const { ports, cluster, writer } = platform({}, { backup });
    cluster.put(keySecretObject(ownKey, 'kube-system', 'of-the-controller'));
    await planAndRun(backupStep, ports, place, { kind: 'backup' });
    const opened = await unlock(writer.texts.get(file) ?? '', { identity }, signal);
    const keys = 'text' in opened ? await keysInBackup(opened.text) : [];
    expect(keys).toEqual([{ ...ownKey, secret: 'of-the-controller' }]);
  });
});
