import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readCertificate } from '../../../../src/domain/sealing/certificate.ts';
import type { Certificate } from '../../../../src/domain/sealing/certificate.ts';
import { applyEdits } from '../../../../src/domain/edits.ts';
import { documentsOf } from '../../../../src/domain/sealing/find.ts';
import type { Key } from '../../../../src/domain/sealing/key.ts';
import { readPrivateKeys } from '../../../../src/domain/sealing/privateKey.ts';
import { Refusal } from '../../../../src/domain/sealing/refusal.ts';
import { sealText } from '../../../../src/domain/sealing/seal.ts';
import type { Sealing, SealOptions } from '../../../../src/domain/sealing/seal.ts';
import type { MapNode } from '../../../../src/domain/yaml/node.ts';
import { product } from '../../product.ts';

/** The text of a file in `test/fixtures/sealing`. */
export function fixture(name: string): string {
  return readFileSync(join(product, 'test/fixtures/sealing', name), 'utf8');
}

/** A day on which the certificates of the fixtures are good. */
export const today = new Date('2030-01-01T00:00:00Z');

export function certificate(): Promise<Certificate> {
  return readCertificate(fixture('cert.pem'), today);
}

export function keys(): Promise<readonly Key[]> {
  return readPrivateKeys(fixture('key.pem'));
}

/** Seals a text with the certificate of the fixtures. */
export async function sealing(
  text: string,
  options: Partial<SealOptions> = {},
): Promise<Sealing & { readonly after: string }> {
  const defaults = { certificate: await certificate(), scope: null, name: null, namespace: null, at: null };
  const sealed = await sealText(text, { ...defaults, ...options });
  return { ...sealed, after: applyEdits(text, sealed.edits) };
}

/** A text in which every sealed value is an ellipsis. */
export function shortened(text: string): string {
  return text.replaceAll(/A[A-Za-z0-9+/]{300,}={0,2}/g, '…');
}

/** The code and the message with which work is refused; else the text that it answers, or that it is done. */
export async function refusal(work: () => unknown): Promise<string> {
  try {
    const answer = await work();
    return typeof answer === 'string' ? answer : 'done';
  } catch (error) {
    if (error instanceof Refusal) return `${error.code}: ${error.message}`;
    throw error;
  }
}

/** The mapping of the first object in a text. */
export function rootOf(text: string): MapNode {
  const root = documentsOf(text)[0]?.objects[0]?.root;
  expect(root).toBeDefined();
  return root as MapNode;
}

export function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** A Secret with these lines below its metadata. */
export function secret(fields: string, metadata = 'metadata: { name: db, namespace: shop }'): string {
  return `apiVersion: v1\nkind: Secret\n${metadata}\n${fields}`;
}
