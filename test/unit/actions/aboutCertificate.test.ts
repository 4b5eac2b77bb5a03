import { expect, test } from 'vitest';
import { aboutCertificate } from '../../../src/actions/aboutCertificate.ts';
import { Refusal } from '../../../src/domain/sealing/refusal.ts';

test('A refusal says which certificate it is about, and keeps its code', async () => {
  const weak = aboutCertificate('a.pem', () => Promise.reject(new Refusal('seal/cert-weak', 'Too few bits.')));
  await expect(weak).rejects.toEqual(new Refusal('seal/cert-weak', 'a.pem: Too few bits.'));
  await expect(weak).rejects.toMatchObject({ code: 'seal/cert-weak', message: 'a.pem: Too few bits.' });
});

test('Everything else passes', async () => {
  await expect(aboutCertificate('a.pem', () => Promise.resolve(7))).resolves.toBe(7);
  await expect(aboutCertificate('a.pem', () => Promise.reject(new TypeError('bug')))).rejects.toThrow(TypeError);
});
