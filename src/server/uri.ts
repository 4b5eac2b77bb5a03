import { fileURLToPath } from 'node:url';

/** The path of a `file:` address; any other address stands for itself. */
export function pathOf(uri: string): string {
  return uri.startsWith('file:') ? fileURLToPath(uri) : uri;
}
