/** One file of a template or of a repository that is made from it. */
export interface TemplateFile {
  /** Below the root of the repository, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether it is a script or program that is started by its name. */
  readonly executable: boolean;
}

/** A template that was read, or why it can't be used; the path is what stands in the way. */
export type TemplateRead =
  | { readonly files: readonly TemplateFile[] }
  | {
      readonly failure: 'missing' | 'not-a-folder' | 'link' | 'not-a-file' | 'too-large' | 'unreadable';
      readonly path: string;
      readonly reason: string;
    };

/** The order of everything that lists files: by the code units of their paths, the same on every system. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
