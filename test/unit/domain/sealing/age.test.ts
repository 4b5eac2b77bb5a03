import { armor, Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { lock, lockProblem } from '../../../../src/domain/sealing/age.ts';

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
