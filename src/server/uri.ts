import { fileURLToPath } from 'node:url';

/** The path of a `file:` address; any other address, and one of another host, stands for itself. */
export function pathOf(uri: string): string {
  if (!uri.startsWith('file:')) return uri;
  try {
    return fileURLToPath(uri);
  } catch {
    return uri;
  }
}
