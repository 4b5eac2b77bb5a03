import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path of a `file:` address; any other address, and one of another host, stands for itself. */
export function pathOf(uri: string): string {
  if (!uri.startsWith('file:')) return uri;
  try {
    return fileURLToPath(uri);
  } catch {
    return uri;
  }
}

/** The address of a file by its path; what is an address already stands for itself. */
export function uriOf(path: string): string {
  return /^[a-z][a-z0-9+.-]+:/i.test(path) ? path : pathToFileURL(path).href;
}

/** Paths of one file are written alike. */
export function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
