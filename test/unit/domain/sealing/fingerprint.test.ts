import { expect, test } from 'vitest';
import { fingerprintOf, isFingerprint } from '../../../../src/domain/sealing/fingerprint.ts';

test('The fingerprint is that of ssh-keygen', async () => {
  // A number whose first bit is set gets a zero in front, another does not.
  const of = (first: number): Promise<string> => fingerprintOf(Uint8Array.of(first, 1), Uint8Array.of(1, 0, 1));
  const wire = (n: string): Buffer =>
    Buffer.from(`00000007${Buffer.from('ssh-rsa').toString('hex')}00000003010001${n}`, 'hex');
  const hash = async (n: string): Promise<string> =>
    Buffer.from(await crypto.subtle.digest('SHA-256', Uint8Array.from(wire(n))))
      .toString('base64')
      .replace('=', '');
  expect(await of(0x7f)).toBe(`SHA256:${await hash('000000027f01')}`);
  expect(await of(0x80)).toBe(`SHA256:${await hash('00000003008001')}`);
});

test.each([
  ['SHA256:i9WYIHixOxdfcd3jF0IPS2JP3e3zFXqLS/BypV+0EJg', true],
  ['SHA256:i9WYIHixOxdfcd3jF0IPS2JP3e3zFXqLS/BypV+0EJg=', false],
  ['i9WYIHixOxdfcd3jF0IPS2JP3e3zFXqLS/BypV+0EJg', false],
  ['SHA256:short', false],
  ['', false],
])('Whether %j is a fingerprint: %s', (text, is) => expect(isFingerprint(text)).toBe(is));
