import { basename } from 'node:path';
import type { Connection } from 'vscode-languageserver/node';
import type { Tree } from '../domain/platform/tree.ts';
import { platformChanged, platformSpec } from '../protocol.ts';
import type { PlatformChanged, PlatformSpecParams, PlatformSpecResult } from '../protocol.ts';
import { slashed } from './uri.ts';

/**
 * Answers what the files of platforms say, and tells when those that were asked for have changed; `below` shows the files
 * of a folder, as they are typed. What reads them is loaded by the first request.
 */
export class PlatformSpecs {
  readonly #connection: Connection;
  /** The folders that were asked for, as they were written then. */
  readonly #asked = new Set<string>();
  readonly #changed = new Set<string>();

  constructor(connection: Connection, below: (root: string) => Tree) {
    this.#connection = connection;
    connection.onRequest<PlatformSpecResult, unknown>(platformSpec, async ({ folder }: PlatformSpecParams) => {
      this.#asked.add(folder);
      const { platformSpec: specOf } = await import('../repository/platformSpec.ts');
      return specOf(below(folder), basename(folder));
    });
  }

  /** Files have come, changed or gone, on disk or in an editor. */
  changed(paths: readonly string[]): void {
    const isFirst = this.#changed.size === 0;
    for (const folder of this.#asked) {
      const inside = `${slashed(folder).replace(/\/$/, '')}/`;
      if (paths.some((path) => slashed(path).startsWith(inside))) this.#changed.add(folder);
    }
    // What happens in one turn is told once.
    if (isFirst && this.#changed.size > 0) setImmediate(() => this.#tell());
  }

  #tell(): void {
    const folders = [...this.#changed];
    this.#changed.clear();
    const changed: PlatformChanged = { folders };
    void this.#connection.sendNotification(platformChanged, changed);
  }
}
