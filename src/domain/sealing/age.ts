import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { scryptAsync } from '@noble/hashes/scrypt.js';
import { armor, Decrypter, Encrypter, Stanza } from 'age-encryption';
import type { Identity, Recipient } from 'age-encryption';
import { concat, fromBase64, toBase64 } from '../bytes.ts';

/** Who can open an age file: whoever knows the passphrase, or has the identity of one of the recipients (`age1…`). */
export type Lock = { readonly passphrase: string } | { readonly recipients: readonly string[] };

/** What opens an age file: its passphrase, or identities (`AGE-SECRET-KEY-1…`), one a line as age-keygen writes them. */
export type Opener = { readonly passphrase: string } | { readonly identity: string };

export interface Locked {
  /** An age file in ASCII armour, as `age --decrypt` takes it (https://age-encryption.org/v1). */
  readonly armored: string;
  /**
   * Opens what was written and read back. With a passphrase this goes the whole way; for recipients, whose identities
   * only their owners have, it opens with the key of this one file, which proves all but their own lines of the head.
   */
  readonly open: (armored: string, signal: AbortSignal) => Promise<string>;
}

/** Encrypts a text with age. Rejects for a lock that `lockProblem` refuses, and when the signal says so. */
export async function lock(text: string, how: Lock, signal: AbortSignal): Promise<Locked> {
  signal.throwIfAborted();
  const encrypter = new Encrypter();
  const file: { key: Uint8Array } = { key: new Uint8Array() };
  if ('passphrase' in how) {
    encrypter.addRecipient(passphraseRecipient(how.passphrase, signal));
  } else {
    for (const recipient of how.recipients) encrypter.addRecipient(recipient);
    encrypter.addRecipient(witness(file));
  }
  const armored = armor.encode(await encrypter.encrypt(text));
  return {
    armored,
    open: (written, until) =>
      open(
        written,
        'passphrase' in how ? passphraseIdentity(how.passphrase, until) : { unwrapFileKey: () => file.key },
      ),
  };
}

/** What is wrong with a lock, in one sentence; null when it holds. */
export function lockProblem(how: Lock): string | null {
  if ('passphrase' in how) {
    const length = Array.from(how.passphrase).length;
    return length < shortest
      ? `The passphrase has ${length} characters; at least ${shortest} are wanted, better five words or more.`
      : null;
  }
  if (how.recipients.length === 0) return 'No recipient is named; one begins with "age1".';
  const wrong = how.recipients.find((recipient) => !isRecipient(recipient));
  if (wrong === undefined) return null;
  const known = wrong.startsWith('AGE-SECRET-KEY-')
    ? 'A recipient is the public part of an age key and begins with "age1"; this is the secret part.'
    : `"${wrong.length > 70 ? `${wrong.slice(0, 67)}…` : wrong}" is no age recipient; one begins with "age1".`;
  return known;
}

/** Opens an age file in ASCII armour, or says in one sentence why not. Rejects only when the signal says so. */
export async function unlock(
  armored: string,
  how: Opener,
  signal: AbortSignal,
): Promise<{ readonly text: string } | { readonly problem: string }> {
  signal.throwIfAborted();
  const identities =
    'passphrase' in how ? [passphraseIdentity(how.passphrase, signal)] : linesOf(how.identity).filter(isMeant);
  if (identities.length === 0) return { problem: noIdentity };
  const decrypter = new Decrypter();
  try {
    for (const identity of identities) decrypter.addIdentity(identity);
  } catch {
    return { problem: noIdentity };
  }
  const file = decoded(armored);
  if (file === null) return { problem: notWhole };
  try {
    return { text: await decrypter.decrypt(file, 'text') };
  } catch {
    signal.throwIfAborted();
    const key = 'passphrase' in how ? 'The passphrase' : 'The identity';
    return { problem: `${key} does not open it, or it is damaged.` };
  }
}

/** What is wrong with a text as an age file in ASCII armour, as far as can be told without opening it; null for nothing. */
export function armorProblem(armored: string): string | null {
  const [kind] = recipientKinds(armored);
  if (kind === undefined) return notWhole;
  return openedBy(armored) === null
    ? `It is for a recipient of the kind "${kind}": decrypt it with age, and give "slipway key restore --from -" what comes out.`
    : null;
}

/** Which opener an age file in ASCII armour wants, by its head; null for one that neither opens. */
export function openedBy(armored: string): 'passphrase' | 'identity' | null {
  const kinds = recipientKinds(armored);
  // Where there is one it is the only one (https://age-encryption.org/v1, "the scrypt recipient type").
  if (kinds.includes('scrypt')) return 'passphrase';
  return kinds.some((kind) => kind === 'X25519' || kind === 'mlkem768x25519') ? 'identity' : null;
}

/** The first words of the recipients in the head of a file; none for a file without a whole head. */
function recipientKinds(armored: string): readonly string[] {
  const [head, ...rest] = new TextDecoder().decode(decoded(armored) ?? undefined).split('\n---', 2);
  return rest.length === 0 ? [] : [...(head ?? '').matchAll(/^-> ([\w-]{1,40})/gm)].map(([, kind = '']) => kind);
}

const notWhole = 'It is no whole age file in ASCII armour.';

/** The file in its armour; null for half of one, and for one that does not begin as https://age-encryption.org/v1 says. */
function decoded(armored: string): Uint8Array | null {
  try {
    const file = armor.decode(armored);
    return firstLine.every((byte, index) => file[index] === byte) ? file : null;
  } catch {
    return null;
  }
}

const firstLine = new TextEncoder().encode('age-encryption.org/v1\n');

/** Nothing of what was given is repeated: it may be the secret all the same. */
const noIdentity = 'There is no age identity in what was given; one begins with "AGE-SECRET-KEY-1".';

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim());
}

function isMeant(line: string): boolean {
  return line !== '' && !line.startsWith('#');
}

/** age's own word: "at least 8-10 random alphanumeric characters, or 4-5 random words". */
const shortest = 10;

function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}

async function open(armored: string, identity: Identity): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(armor.decode(armored), 'text');
}

/** Adds no line to the head; it only sees the key of the file go by. */
function witness(file: { key: Uint8Array }): Recipient {
  return {
    wrapFileKey: (key) => {
      file.key = key.slice();
      return [];
    },
  };
}

/** The work factor of the age command. */
const logN = 18;

/** The package's own scrypt holds up the thread for seconds; in an extension host everything would stand still. */
function passphraseRecipient(passphrase: string, signal: AbortSignal): Recipient {
  return {
    wrapFileKey: async (fileKey) => {
      const salt = crypto.getRandomValues(new Uint8Array(16));
      const key = await wrappingKey(passphrase, salt, signal);
      const body = chacha20poly1305(key, new Uint8Array(12)).encrypt(fileKey);
      return [new Stanza(['scrypt', toBase64(salt).replaceAll('=', ''), String(logN)], body)];
    },
  };
}

function passphraseIdentity(passphrase: string, signal: AbortSignal): Identity {
  return {
    unwrapFileKey: async ([stanza]) => {
      const [type, salt = '', factor] = stanza?.args ?? [];
      const bytes = fromBase64(`${salt}==`);
      // More than age's own factor would take gigabytes of memory.
      if (stanza === undefined || type !== 'scrypt' || factor !== String(logN) || bytes === null) return null;
      const key = await wrappingKey(passphrase, bytes, signal);
      return chacha20poly1305(key, new Uint8Array(12)).decrypt(stanza.body);
    },
  };
}

/** age-encryption.org/v1, "the scrypt recipient type". */
function wrappingKey(passphrase: string, salt: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
  const labelled = concat(new TextEncoder().encode('age-encryption.org/v1/scrypt'), salt);
  const onProgress = (): void => signal.throwIfAborted();
  return scryptAsync(passphrase, labelled, { N: 2 ** logN, r: 8, p: 1, dkLen: 32, onProgress });
}
