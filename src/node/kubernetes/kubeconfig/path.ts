import { dirname, resolve } from 'node:path';
import type { Entry } from './field.ts';

/** Bytes that stand in the kubeconfig, or in a file that it names. */
export type Blob = { readonly bytes: Buffer } | { readonly path: string };

/** A path of an entry is relative to the file that the entry stands in. */
export function pathIn({ file }: Entry, path: string): { readonly path: string };
export function pathIn({ file }: Entry, path: string | null): { readonly path: string } | null;
export function pathIn({ file }: Entry, path: string | null): { readonly path: string } | null {
  return path === null ? null : { path: resolve(dirname(file), path) };
}
