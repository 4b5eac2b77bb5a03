import { readFile } from 'node:fs/promises';
import type { Clock } from '../../../ports.ts';
import { reasonOf } from '../../reason.ts';
import { failed } from '../failed.ts';
import type { Blob } from '../kubeconfig/path.ts';

/** Whoever renews certificates and tokens writes over their files; client-go looks once a minute too. */
const lasts = 60_000;

/** What stands in a kubeconfig, or in a file that it names, which is read again after a minute. */
export class Fresh {
  readonly #blob: Blob;
  /** For sentences: `The token of …`. */
  readonly #what: string;
  readonly #clock: Clock;
  #read: { readonly text: string; readonly at: number } | null = null;

  constructor(blob: Blob, what: string, clock: Clock) {
    this.#blob = blob;
    this.#what = what;
    this.#clock = clock;
  }

  /** Throws `Failed` when the file can't be read. */
  async text(): Promise<string> {
    const blob = this.#blob;
    if ('bytes' in blob) return blob.bytes.toString();
    const now = this.#clock.now().getTime();
    if (this.#read !== null && Math.abs(now - this.#read.at) < lasts) return this.#read.text;
    const text = await readFile(blob.path, 'utf8').catch((error: unknown) => {
      throw failed('credentials', `${this.#what} can't be read from ${blob.path}: ${reasonOf(error)}.`, {
        remedy: 'Correct the path in the kubeconfig, or have the file written anew.',
      });
    });
    this.#read = { text, at: now };
    return text;
  }

  /** The file is read again at the next call. */
  forget(): void {
    this.#read = null;
  }

  /** Whether asking again can give something else. */
  get changes(): boolean {
    return 'path' in this.#blob;
  }
}
