import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../fixtures/kubernetes');

/** A certificate or key of the fixtures, PEM. */
export function pem(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

/** The same as it stands in a kubeconfig. */
export function pemData(name: string): string {
  return Buffer.from(pem(name)).toString('base64');
}
