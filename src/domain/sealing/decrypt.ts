import { fromBase64 } from '../bytes.ts';
import { rsa } from './key.ts';
import type { Key } from './key.ts';

/**
 * Opens what stands in `encryptedData` with the first of the private keys that can (pkg/crypto/crypto.go, HybridDecrypt).
 * Null when none can: another key, another name, namespace or scope, or a text that is cut or changed.
 */
export async function decryptValue(
  keys: readonly Key[],
  label: string,
  sealed: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = fromBase64(sealed);
  if (bytes === null || bytes.length < 2) return null;
  const length = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  const [wrapped, body] = [bytes.subarray(2, 2 + length), bytes.subarray(2 + length)];
  for (const key of keys) {
    const opened = await open(key, label, wrapped, body);
    if (opened !== null) return opened;
  }
  return null;
}

async function open(
  key: Key,
  label: string,
  wrapped: Uint8Array<ArrayBuffer>,
  body: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const oaep = { name: rsa.name, label: new TextEncoder().encode(label) };
    const session = await crypto.subtle.decrypt(oaep, key, wrapped);
    const aes = await crypto.subtle.importKey('raw', session, 'AES-GCM', false, ['decrypt']);
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, aes, body));
  } catch {
    // WebCrypto says no more than that it failed, and so do we: which part did not fit would help nobody but an attacker.
    return null;
  }
}
