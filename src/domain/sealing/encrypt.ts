import { concat, toBase64 } from '../bytes.ts';
import type { Certificate } from './certificate.ts';
import { rsa } from './key.ts';

/**
 * Seals one value as kubeseal does (pkg/crypto/crypto.go, HybridEncrypt): the answer is what stands in `encryptedData`.
 * `label` is that of `labelOf`. Each value has a session key of its own, so that the nonce may be zero.
 */
export async function encryptValue(
  { key }: Pick<Certificate, 'key'>,
  label: string,
  value: Uint8Array,
): Promise<string> {
  const session = crypto.getRandomValues(new Uint8Array(32));
  const wrapped = await crypto.subtle.encrypt({ name: rsa.name, label: new TextEncoder().encode(label) }, key, session);
  const aes = await crypto.subtle.importKey('raw', session, 'AES-GCM', false, ['encrypt']);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, aes, value);
  session.fill(0);
  const length = wrapped.byteLength;
  return toBase64(concat(Uint8Array.of(length >>> 8, length), new Uint8Array(wrapped), new Uint8Array(sealed)));
}
