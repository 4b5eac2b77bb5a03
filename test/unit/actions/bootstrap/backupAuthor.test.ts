import { expect, test } from 'vitest';
import { backupStep } from '../../../../src/actions/bootstrap/backupStep.ts';
import { withKey } from '../../../../src/domain/sealing/keyRecord.ts';
import { keySecretObject } from '../../../../src/domain/sealing/keySecret.ts';
import { ownKey, placeOf, platform } from './secretsPlatform.ts';

const place = placeOf('gitops', 'key');
const { signal } = new AbortController();
const record = withKey([], {
  fingerprint: ownKey.fingerprint,
  secret: ownKey.secret,
  created: '2026-11-26T06:30:34Z',
  notAfter: '2126-11-02T06:30:34Z',
  backup: { file: 'lab.age', sha256: '0', opensWith: 'passphrase' },
});
const recorded = { 'pub-cert.pem': ownKey.certificate, '.slipway/sealing-key.json': record };
const nobody = 'Git can name nobody as the author (no email); set user.name and user.email with git config.';

test.each<
  readonly [does: string, committed: Readonly<Record<string, string>>, hasKey: boolean, problem: string | null]
>([
  ['makes a key, which is committed', {}, false, nobody],
  ['backs a key up, which is committed', {}, true, nobody],
  ['restores a key', recorded, false, null],
  ['has nothing to do', recorded, true, null],
])('When Git can name nobody, a step that %s is planned', async (_, committed, hasKey, problem) => {
  const { ports, git, cluster } = platform(committed);
  if (hasKey) cluster.put(keySecretObject(ownKey, 'kube-system', ownKey.secret));
  git.changes = { noIdentity: 'no email' };
  expect((await backupStep.plan(ports, place, { kind: 'backup' }, signal)).shown.problem).toBe(problem);
});
