import { fromBase64 } from '../bytes.ts';
import type { PlainMap } from '../plain.ts';
import { DerError } from '../sealing/der.ts';
import { pemBlocks } from '../sealing/pem.ts';
import { certificateOf } from './certificate.ts';
import { requestOf } from './request.ts';

/**
 * The first certificate or request of a PEM text as Kyverno gives it: the fields of Go's x509.Certificate, written in
 * JSON and read again. A text says why there is none, in Kyverno's words where these are not about single bytes.
 */
export function decodeX509(pem: string): PlainMap | string {
  const [block] = pemBlocks(pem);
  const bytes = block === undefined ? null : fromBase64(block.body);
  if (block === undefined || bytes === null) return 'failed to decode PEM block';
  switch (block.label) {
    case 'CERTIFICATE':
      return read(() => certificateOf(bytes), 'x509: malformed certificate');
    case 'CERTIFICATE REQUEST':
      return read(() => requestOf(bytes), 'x509: malformed certificate request');
    default:
      return 'PEM block neither contains a CERTIFICATE or CERTIFICATE REQUEST';
  }
}

/** Only keys of RSA are taken. */
function read(parse: () => PlainMap, malformed: string): PlainMap | string {
  try {
    const found = parse();
    return found['PublicKey'] === null ? 'certificate should use rsa algorithm' : found;
  } catch (error) {
    // A text that is no UTF-8 is a TypeError of the decoder.
    if (error instanceof DerError || error instanceof TypeError) return malformed;
    throw error;
  }
}
