import { concat, toBase64 } from '../bytes.ts';
import { sha256Bytes } from '../sha256.ts';

/**
 * `SHA256:…` of an RSA public key in the form of SSH, as `ssh-keygen -l` and the controller's logs have it
 * (pkg/crypto/crypto.go, PublicKeyFingerprint). `n` and `e` are magnitudes, most significant byte first.
 */
export async function fingerprintOf(n: Uint8Array, e: Uint8Array): Promise<string> {
  const wire = concat(lengthPrefixed(new TextEncoder().encode('ssh-rsa')), positive(e), positive(n));
  return `SHA256:${toBase64(await sha256Bytes(wire)).replaceAll('=', '')}`;
}

/** Whether a text can be a fingerprint at all: 32 bytes in base64 without padding. */
export function isFingerprint(text: string): boolean {
  return /^SHA256:[A-Za-z0-9+/]{43}$/.test(text);
}

/** RFC 4251, `mpint`: a zero in front keeps the number positive. */
function positive(magnitude: Uint8Array): Uint8Array {
  return lengthPrefixed((magnitude[0] ?? 0) >= 0x80 ? concat(Uint8Array.of(0), magnitude) : magnitude);
}

function lengthPrefixed(bytes: Uint8Array): Uint8Array {
  const length = bytes.length;
  return concat(Uint8Array.of(length >>> 24, length >>> 16, length >>> 8, length), bytes);
}
