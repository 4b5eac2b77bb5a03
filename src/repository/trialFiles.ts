import { beside, folderOf } from '../domain/beside.ts';
import { at, listAt, textAt } from '../domain/kubernetes/read.ts';
import { fileByPath } from '../domain/platform/file.ts';
import { toData } from '../domain/yaml/data.ts';
import { parse } from '../domain/yaml/parse.ts';
import { isBelow } from './below.ts';

/**
 * What is only there to be tried on policies, and is in no cluster: all that lies in the folder of a test of Kyverno's
 * command line, and the manifests that phases ask admission about.
 */
export class TrialFiles {
  /** By the file that says so: folders, and files. */
  readonly #folders = new Map<string, string>();
  readonly #files = new Map<string, readonly string[]>();

  /** Takes over what a file says now; null for a file that is gone. True when others are to be judged anew. */
  update(path: string, text: string | null): boolean {
    const slashed = path.replaceAll('\\', '/');
    const isTest = text !== null && test.test(text);
    const wasTest = this.#folders.has(slashed);
    if (isTest) this.#folders.set(slashed, folderOf(slashed));
    else this.#folders.delete(slashed);
    return this.#updatePhase(slashed, text) || isTest !== wasTest;
  }

  has(path: string): boolean {
    const slashed = path.replaceAll('\\', '/');
    return (
      isBelow(slashed, [...this.#folders.values()]) || [...this.#files.values()].some((own) => own.includes(slashed))
    );
  }

  #updatePhase(path: string, text: string | null): boolean {
    const before = this.#files.get(path) ?? [];
    const now = text !== null && fileByPath(path)?.role === 'phase' ? triedIn(path, text) : [];
    if (now.length === 0) this.#files.delete(path);
    else this.#files.set(path, now);
    return before.join('\n') !== now.join('\n');
  }
}

/** A test by its kind: the file may have any name. */
const test = /^apiVersion["']?\s*:\s*["']?cli\.kyverno\.io\/[^]*^kind["']?\s*:\s*["']?Test\b/m;

/** The manifests of a phase's checks of admission. */
function triedIn(path: string, text: string): readonly string[] {
  const { root } = parse(text);
  const checks = root === null ? [] : listAt(toData(root), 'checks');
  return checks
    .filter((check) => at(check, 'kind') === 'admission')
    .map((check) => beside(folderOf(path), textAt(check, 'manifest')));
}
