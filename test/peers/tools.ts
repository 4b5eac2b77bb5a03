import path from 'node:path';
import { describe, inject } from 'vitest';
import type { Kubeconform } from './kubeconform/oracle/run.ts';
import type { Slipway } from './kubeconform/oracle/ours.ts';
import { schemaLocation } from './kubeconform/oracle/schemas.ts';
import type { Linters, Peers } from './setup.ts';

const root = path.join(import.meta.dirname, '../..');

/** A suite that needs the real tools; skipped and counted where they could not be built. */
export const describeWithPeers: typeof describe.skip | typeof describe =
  inject('peers') === null ? describe.skip : describe;

/** A suite that needs the linters of Python; skipped and counted where they could not be installed. */
export const describeWithLinters: typeof describe.skip | typeof describe =
  inject('linters') === null ? describe.skip : describe;

/** The tools of this run. */
export function peers(): Peers {
  const made = inject('peers');
  if (made === null) {
    throw new Error('The real tools were not built: Go is missing.');
  }
  return made;
}

/** The linters of this run. */
export function linters(): Linters {
  const made = inject('linters');
  if (made === null) {
    throw new Error('The linters were not installed: Python 3 or its pip is missing.');
  }
  return made;
}

/** kubeconform with the oracle's schemas, or with those of the locations given. */
export function kubeconform(locations: readonly string[] = [schemaLocation(peers().schemas.folder)]): Kubeconform {
  return { binary: peers().kubeconform, locations };
}

/**
 * Our command line, as it is shipped: the built bundle in a process of its own.
 * `SLIPWAY_CLI` names another file to run, for work on the tests themselves.
 */
export function slipway(...flags: readonly string[]): Slipway {
  return { argv: [process.execPath, process.env['SLIPWAY_CLI'] ?? path.join(root, 'dist/cli.cjs')], flags };
}
