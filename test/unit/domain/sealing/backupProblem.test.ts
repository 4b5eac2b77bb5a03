import { armor } from 'age-encryption';
import { expect, test } from 'vitest';
import { lock } from '../../../../src/domain/sealing/age.ts';
import { backupProblem } from '../../../../src/domain/sealing/backupProblem.ts';
import { heldKey } from '../../../../src/domain/sealing/heldKey.ts';
import { backupText } from '../../../../src/domain/sealing/keyBackup.ts';
import { fixture } from './fixtures.ts';

const stranger = armor.encode(
  new TextEncoder().encode('age-encryption.org/v1\n-> ssh-ed25519 AAAA AAAA\nAAAA\n--- AAAA\n'),
);
const open = backupText([await heldKey('own', fixture('cert.pem'), fixture('key.pem'))], 'kube-system');
const { armored } = await lock(open, { passphrase: 'correct horse battery' }, new AbortController().signal);
const broken = "The backup can't be opened: It is no whole age file in ASCII armour.";
const nothing = 'There is no sealing key in the backup: Secrets with tls.crt and tls.key are wanted.';

test.each<readonly [what: string, text: string, problem: string | null]>([
  ['one that is locked', armored, null],
  ['one that is locked, with other line ends', armored.replaceAll('\n', '\r\n'), null],
  ['one that is open', open, null],
  ['half of one', armored.slice(0, 400), broken],
  [
    'one that neither a passphrase nor an age identity opens',
    stranger,
    'The backup can\'t be opened: It is for a recipient of the kind "ssh-ed25519": decrypt it with age, and give "slipway key restore --from -" what comes out.',
  ],
  ['another file in its armour', armor.encode(new TextEncoder().encode('hello')), broken],
  ['nothing', '', nothing],
  ['notes', '# my homelab\n\nSee the wiki.\n', nothing],
  ['an identity', 'AGE-SECRET-KEY-1QQQ\n', nothing],
  ['a binary age file', 'age-encryption.org/v1\n-> scrypt x 18\n', nothing],
])('%s', async (_, text, problem) => {
  expect(await backupProblem(text)).toBe(problem);
});
