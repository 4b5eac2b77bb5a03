import { describe, expect, test } from 'vitest';
import { obtainCertificate, platformCertificate } from '../../../src/actions/sealCertificate.ts';
import type { CertificateInput } from '../../../src/actions/sealCertificate.ts';
import type { Addresses } from '../../../src/ports.ts';
import { readCertificate } from '../../../src/domain/sealing/certificate.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { fixture, refusal, today } from '../domain/sealing/fixtures.ts';

const own = 'SHA256:i9WYIHixOxdfcd3jF0IPS2JP3e3zFXqLS/BypV+0EJg';
const other = 'SHA256:qQhdn0nnRczcv2fddHzC5FQ6gKvvxVFsCHF4GhzpJ4U';
const never = new AbortController().signal;

const files = memoryFiles({
  '/lab/home/platform.yaml': 'platform: {}\n',
  '/lab/home/pub-cert.pem': fixture('cert.pem'),
  '/lab/home/phases/values.yaml': '',
  '/lab/empty/platform.yaml': 'platform: {}\n',
  '/lab/home/infra/platform.yaml': 'provider: aws\n',
  '/lab/home/infra/pub-cert.pem': fixture('cert-4096.pem'),
  '/lab/home/blank/platform.yaml': '',
  '/lab/home/image/platform.yaml': { failure: 'not-text' },
  '/lab/home/locked/platform.yaml': { failure: 'unreadable', reason: 'permission denied' },
  '/lab/home/locked/inner/platform.yaml': 'platform: {}\n',
  '/lab/none/x.yaml': '',
  '/lab/old/platform.yaml': 'platform: {}\n',
  '/lab/old/pub-cert.pem': fixture('cert-expired.pem'),
  '/lab/broken/platform.yaml': 'platform: {}\n',
  '/lab/broken/pub-cert.pem': 'x',
  '/pub-cert.pem': fixture('cert-4096.pem'),
  'other.pem': fixture('cert-4096.pem'),
  'same.pem': fixture('chain.pem'),
  'text.pem': 'kind: Secret\n',
  'large.pem': { failure: 'too-large', bytes: 99 },
  'binary.pem': { failure: 'not-text' },
});

/** What is to be had by address, and what was asked for. */
function web(answers: Readonly<Record<string, string>>): Addresses & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    read: async (address, signal) => {
      asked.push(address);
      await Promise.resolve();
      signal.throwIfAborted();
      const text = answers[address];
      return text === undefined ? { failure: 'the server answers 404' } : { text };
    },
  };
}

const addresses = web({
  'https://a.example/cert.pem': fixture('cert.pem'),
  'http://a.example/cert.pem': fixture('cert.pem'),
  'https://b.example/cert.pem': fixture('cert-4096.pem'),
});

/** The fingerprint of the certificate, or why there is none. */
function obtain(input: Partial<CertificateInput>): Promise<string> {
  const given = { source: null, fingerprint: null, folder: '/lab/none', now: today, ...input };
  return refusal(async () => {
    const { certificate, pem } = await obtainCertificate(files, addresses, given, never);
    const { fingerprint } = await readCertificate(pem, today);
    return fingerprint === certificate.fingerprint ? fingerprint : 'the text is of another certificate';
  });
}

describe('the certificate', () => {
  const cases: readonly (readonly [rule: string, input: Partial<CertificateInput>, expected: string])[] = [
    ['of the platform', { folder: '/lab/home' }, own],
    ['of the platform above', { folder: '/lab/home/phases/4-services' }, own],
    ['of a file', { source: 'other.pem' }, other],
    ['of a file, the first of several', { source: 'same.pem', folder: '/lab/home' }, own],
    ['of an https address', { source: 'https://a.example/cert.pem' }, own],
    ['of an http address whose fingerprint is said', { source: 'http://a.example/cert.pem', fingerprint: own }, own],
    [
      'that is another than that of the platform, and was said',
      { source: 'other.pem', fingerprint: other, folder: '/lab/home' },
      other,
    ],
    ['of the platform, as it was said', { fingerprint: own, folder: '/lab/home' }, own],
    ['of the same key as the one of the platform, which has expired', { source: 'same.pem', folder: '/lab/old' }, own],
  ];
  test.each(cases)('%s', async (_, input, expected) => expect(await obtain(input)).toBe(expected));
});

describe('is refused', () => {
  const changed = `seal/cert-changed: The certificate of other.pem has the fingerprint ${other}`;
  const cases: readonly (readonly [rule: string, input: Partial<CertificateInput>, said: string])[] = [
    [
      'No certificate at all',
      {},
      'seal/cert-unreadable: No certificate is named, and there is no platform.yaml with a pub-cert.pem in /lab/none or above.',
    ],
    [
      'A platform without one',
      { folder: '/lab/empty/x' },
      'seal/cert-unreadable: No certificate is named, and there is no platform.yaml with a pub-cert.pem in /lab/empty/x or above.',
    ],
    [
      'A file that is missing',
      { source: 'none.pem' },
      "seal/cert-unreadable: The certificate none.pem can't be read: it does not exist.",
    ],
    [
      'A file that is too large',
      { source: 'large.pem' },
      "seal/cert-unreadable: The certificate large.pem can't be read: it has more than 16 MB.",
    ],
    [
      'A file that is no text',
      { source: 'binary.pem' },
      "seal/cert-unreadable: The certificate binary.pem can't be read: it is no text.",
    ],
    [
      'Another text',
      { source: 'text.pem' },
      'seal/cert-unreadable: text.pem: There is no certificate in PEM (BEGIN CERTIFICATE).',
    ],
    [
      'An expired one',
      { folder: '/lab/old' },
      'seal/cert-expired: /lab/old/pub-cert.pem: The certificate has expired on 2021-01-02; fetch the present one.',
    ],
    [
      'An address that does not answer',
      { source: 'https://user:hunter2@c.example/x' },
      "seal/cert-unreadable: The certificate of https://c.example/x can't be fetched: the server answers 404.",
    ],
    [
      'An address without TLS',
      { source: 'HTTP://a.example/cert.pem' },
      'seal/cert-insecure-url: Whoever is on the way to HTTP://a.example/cert.pem can exchange the certificate; use https, or say its fingerprint.',
    ],
    [
      'Another kind of address',
      { source: 'ftp://a.example/cert.pem' },
      'seal/cert-unreadable: ftp://a.example/cert.pem is neither a file nor an https address.',
    ],
    ['Another than was said', { source: 'other.pem', fingerprint: own }, `${changed}, and ${own} was asked for.`],
    [
      'Another than that of the platform',
      { source: 'other.pem', folder: '/lab/home' },
      `${changed}, and /lab/home/pub-cert.pem has ${own}; say the fingerprint to use it all the same.`,
    ],
    [
      'Another than that of the platform above, with platform.yaml of another tool between',
      { source: 'other.pem', folder: '/lab/home/infra/live' },
      `${changed}, and /lab/home/pub-cert.pem has ${own}; say the fingerprint to use it all the same.`,
    ],
    [
      'When the file that may be the platform can not be read',
      { source: 'other.pem', folder: '/lab/home/locked' },
      "seal/cert-unreadable: /lab/home/locked/platform.yaml can't be read, and with it the certificate that the platform has: permission denied.",
    ],
    [
      'Another by address',
      { source: 'https://b.example/cert.pem', folder: '/lab/home' },
      `seal/cert-changed: The certificate of https://b.example/cert.pem has the fingerprint ${other}, and /lab/home/pub-cert.pem has ${own}; say the fingerprint to use it all the same.`,
    ],
    [
      'When that of the platform is none',
      { source: 'other.pem', folder: '/lab/broken' },
      'seal/cert-unreadable: /lab/broken/pub-cert.pem: There is no certificate in PEM (BEGIN CERTIFICATE).',
    ],
  ];
  test.each(cases)('%s', async (_, input, said) => expect(await obtain(input)).toBe(said));

  test('Without TLS nothing is asked for', () => {
    expect(addresses.asked.filter((address) => address.startsWith('HTTP:'))).toEqual([]);
  });
});

test('A drive of Windows is no scheme', async () => {
  expect(await obtain({ source: 'C:/none.pem' })).toContain("The certificate C:/none.pem can't be read");
});

test.each([
  ['/lab/home', '/lab/home/pub-cert.pem'],
  ['/lab/home/', '/lab/home/pub-cert.pem'],
  ['/lab/home/a/b', '/lab/home/pub-cert.pem'],
  ['/lab/home/infra/live', '/lab/home/pub-cert.pem'],
  ['/lab/home/blank', '/lab/home/pub-cert.pem'],
  ['/lab/home/image', '/lab/home/pub-cert.pem'],
  ['/lab/home/locked/inner', null],
  ['/lab/empty', null],
  ['/', null],
  ['C:\\work', null],
])('The certificate of the platform around %s is %s', async (folder, path) => {
  expect(await platformCertificate(files, folder)).toBe(path);
});

test('What was stopped ends', async () => {
  const stop = new AbortController();
  stop.abort(new Error('stopped'));
  const input = { source: 'https://a.example/cert.pem', fingerprint: null, folder: '/', now: today };
  await expect(obtainCertificate(files, addresses, input, stop.signal)).rejects.toThrow('stopped');
});
