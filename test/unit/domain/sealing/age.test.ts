import { armor, Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { armorProblem, lock, lockProblem, openedBy, unlock } from '../../../../src/domain/sealing/age.ts';

const { signal } = new AbortController();
const text = 'tls.key: größer 🚢\n'.repeat(5000);
const passphrase = 'correct horse battery';
/** To lock takes its time: that is what a passphrase is protected by. */
const locked = lock(text, { passphrase }, signal);

describe('a passphrase', { timeout: 180_000 }, () => {
  test('opens what was locked with it, here and in the package of the author of age', async () => {
    const { armored, open } = await locked;
    expect(armored).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n[\s\S]+\n-----END AGE ENCRYPTED FILE-----\n$/);
    expect(await open(armored, signal)).toBe(text);
    const other = new Decrypter();
    other.addPassphrase(passphrase);
    expect(await other.decrypt(armor.decode(armored), 'text')).toBe(text);
  });

  test('does not open what was changed', async () => {
    const { armored, open } = await locked;
    const lines = armored.split('\n');
    const [first = '', ...rest] = lines.splice(40);
    const turned = first.startsWith('A') ? `B${first.slice(1)}` : `A${first.slice(1)}`;
    await expect(open([...lines, turned, ...rest].join('\n'), signal)).rejects.toThrow('invalid tag');
  });

  test('does not open what another one locked', async () => {
    const { armored } = await locked;
    const theirs = await lock(text, { passphrase: `${passphrase}!` }, signal);
    await expect(theirs.open(armored, signal)).rejects.toThrow('invalid tag');
  });

  test('is given up when the signal says so', async () => {
    const stop = new AbortController();
    const locking = lock(text, { passphrase }, stop.signal);
    setImmediate(() => stop.abort());
    await expect(locking).rejects.toThrow('abort');
    await expect(lock(text, { passphrase }, AbortSignal.abort())).rejects.toThrow('abort');
  });
});

describe('recipients', () => {
  test('open it with their own identities, and the file can be opened once to see that it is whole', async () => {
    const identities = await Promise.all([generateIdentity(), generateIdentity()]);
    const recipients = await Promise.all(identities.map((identity) => identityToRecipient(identity)));
    const { armored, open } = await lock(text, { recipients }, signal);
    expect(await open(armored, signal)).toBe(text);
    await expect(open(armored.replace('\n', '\nA'), signal)).rejects.toThrow('invalid line length');
    for (const identity of identities) {
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      expect(await decrypter.decrypt(armor.decode(armored), 'text')).toBe(text);
    }
    const stranger = new Decrypter();
    stranger.addIdentity(await generateIdentity());
    await expect(stranger.decrypt(armor.decode(armored))).rejects.toThrow('no identity matched');
  });
});

describe('what does not lock is told in one sentence', () => {
  const good = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
  test.each([
    [{ passphrase: 'abc' }, 'The passphrase has 3 characters; at least 10 are wanted, better five words or more.'],
    [{ passphrase: '' }, 'The passphrase has 0 characters; at least 10 are wanted, better five words or more.'],
    [
      { passphrase: '🚢🚢🚢🚢🚢' },
      'The passphrase has 5 characters; at least 10 are wanted, better five words or more.',
    ],
    [{ passphrase: '0123456789' }, null],
    [{ recipients: [] }, 'No recipient is named; one begins with "age1".'],
    [{ recipients: [good] }, null],
    [{ recipients: [good, 'age1x'] }, '"age1x" is no age recipient; one begins with "age1".'],
    [{ recipients: ['ssh-ed25519 AAAA'] }, '"ssh-ed25519 AAAA" is no age recipient; one begins with "age1".'],
  ])('%j', (how, problem) => expect(lockProblem(how)).toBe(problem));

  test('A secret key is not repeated', async () => {
    const problem = lockProblem({ recipients: [await generateIdentity()] });
    expect(problem).toBe(
      'A recipient is the public part of an age key and begins with "age1"; this is the secret part.',
    );
  });
});

describe('what was locked is opened again', { timeout: 180_000 }, () => {
  test('by its passphrase, and not by another one', async () => {
    const { armored } = await locked;
    expect(await unlock(armored, { passphrase }, signal)).toEqual({ text });
    const problem = 'The passphrase does not open it, or it is damaged.';
    expect(await unlock(armored, { passphrase: `${passphrase}!` }, signal)).toEqual({ problem });
  });

  test('by an identity, as age-keygen writes it, among others', async () => {
    const [own, other] = await Promise.all([generateIdentity(), generateIdentity()]);
    const { armored } = await lock(text, { recipients: [await identityToRecipient(own)] }, signal);
    const file = `# created: 2026-11-26T12:00:00Z\r\n# public key: age1x\r\n${other}\r\n${own}\r\n`;
    expect(await unlock(armored, { identity: file }, signal)).toEqual({ text });
    const problem = 'The identity does not open it, or it is damaged.';
    expect(await unlock(armored, { identity: other }, signal)).toEqual({ problem });
    // A passphrase is for files that were locked with one.
    const wrong = 'The passphrase does not open it, or it is damaged.';
    expect(await unlock(armored, { passphrase }, signal)).toEqual({ problem: wrong });
  });

  test('A file that has been changed, or is none, is told', async () => {
    const identity = await generateIdentity();
    const { armored } = await lock(text, { recipients: [await identityToRecipient(identity)] }, signal);
    const lines = armored.split('\n');
    const turned = lines.map((line, at) => (at === 40 ? line.split('').toReversed().join('') : line)).join('\n');
    const damaged = 'The identity does not open it, or it is damaged.';
    expect(await unlock(turned, { identity }, signal)).toEqual({ problem: damaged });
    const none = 'It is no whole age file in ASCII armour.';
    for (const other of ['', 'x', lines.slice(0, 20).join('\n')])
      expect(await unlock(other, { identity }, signal)).toEqual({ problem: none });
  });

  test.each(['', '# only a comment', 'AGE-SECRET-KEY-1NOTONE', 'correct horse'])(
    'What is no identity is told and not repeated: %j',
    async (identity) => {
      const problem = 'There is no age identity in what was given; one begins with "AGE-SECRET-KEY-1".';
      expect(await unlock('x', { identity }, signal)).toEqual({ problem });
    },
  );

  test('is given up when the signal says so', async () => {
    const { armored } = await locked;
    const stop = new AbortController();
    const opening = unlock(armored, { passphrase }, stop.signal);
    setImmediate(() => stop.abort());
    await expect(opening).rejects.toThrow('abort');
  });
});

describe('What opens a file is told by its head', () => {
  const written = (...lines: readonly string[]): string =>
    armor.encode(new TextEncoder().encode(['age-encryption.org/v1', ...lines, ''].join('\n')));
  const whole = (...recipients: readonly string[]): string =>
    written(...recipients.flatMap((one) => [`-> ${one}`, 'AAAA']), '--- AAAA');

  test.each([
    ['a passphrase', whole('scrypt c2FsdA 18'), 'passphrase'],
    ['an identity', whole('X25519 c2hhcmU'), 'identity'],
    ['an identity of the new kind', whole('mlkem768x25519 c2hhcmU'), 'identity'],
    ['an identity among others', whole('ssh-rsa AAAA', 'X25519 c2hhcmU', 'k-grease x'), 'identity'],
    ['another key', whole('ssh-rsa AAAA', 'piv-p256 AAAA'), null],
    ['what stands behind the head', written('-> ssh-rsa AAAA', '--- AAAA', '-> X25519 c2hhcmU'), null],
    ['half a head', written('-> X25519 c2hhcmU', 'AAAA'), null],
    ['nothing', '', null],
  ])('%s', (_, armored, wanted) => {
    expect(openedBy(armored)).toBe(wanted);
    expect(armorProblem(armored) === null).toBe(wanted !== null);
  });

  test('of what was locked here', async () => {
    const { armored } = await lock(text, { recipients: [await identityToRecipient(await generateIdentity())] }, signal);
    expect([openedBy((await locked).armored), openedBy(armored)]).toEqual(['passphrase', 'identity']);
  });
});
