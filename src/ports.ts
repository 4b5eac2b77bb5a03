import type { Catalog } from './domain/schema/catalog.ts';

/** The outside world, in Slipway's own words. Implemented in `node/` and `vscode/`, in memory in `test/fakes/`. */

export interface Files {
  /**
   * The text of a file without its byte order mark. A file above the limit is not read.
   * Never rejects: what can't be read is said in the answer.
   */
  read(path: string): Promise<FileText>;
  /** `missing` when nothing is there. Links are followed. */
  kind(path: string): Promise<'file' | 'folder' | 'missing'>;
  /**
   * YAML and JSON files below a folder, sorted, with the folder's own spelling in front. Links, `.git` and
   * `node_modules` are not followed, nor are other repositories; what `.gitignore` ignores is left out unless `ignored`
   * asks for it. Never rejects: folders that can't be read are in the answer.
   */
  manifests(folder: string, options: { readonly ignored: boolean }): Promise<Manifests>;
}

export interface Manifests {
  readonly files: readonly string[];
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}

/** What the files around a file say about it. */
export interface Surroundings {
  /** Whether a `.gitignore` leaves the file out. */
  isIgnored(path: string): boolean;
  /** Whether the file is a template of a Helm chart. */
  isHelmTemplate(path: string): boolean;
  /** Whether a kustomization above the file names it as a patch: it then holds part of an object. */
  isPatch(path: string): boolean;
  /** A file has changed: what was known from it is read again. */
  changed(path: string): void;
}

export type FileText =
  | { readonly text: string }
  | { readonly failure: 'too-large'; readonly bytes: number }
  | { readonly failure: 'not-text' }
  | { readonly failure: 'unreadable'; readonly reason: string };

/** A catalog that may have to fetch: `find` notes what it lacks, `settle` gets it. */
export interface FetchingCatalog extends Catalog {
  /** Fetches what was asked for; true when something came that a new judgement would find. */
  settle(signal: AbortSignal): Promise<boolean>;
  /** What could not be asked, one sentence each: what depends on it is not judged. */
  readonly failures: readonly string[];
}
