import type { Finding } from '../domain/finding.ts';
import type { LineStarts } from '../domain/lines.ts';
import { mentionsPolicies } from '../domain/policy/mention.ts';
import type { Tree } from '../domain/platform/tree.ts';
import { isBelow } from './below.ts';
import type { ManifestObject } from './manifest.ts';
import { namespaceAround } from './namespace.ts';
import type { ObjectAt, PolicyEffect, PolicyIndex } from './policyIndex.ts';
import type { PolicyRemedies } from './policyRemedies.ts';
import type { PolicyJudge } from './policyJudge.ts';

/** The policies among the files of a repository. What judges is loaded only for who has one. */
export class PolicyFiles {
  readonly #changed: () => void;
  readonly #now: () => number | null;
  /** Texts that came before anything that judges was there, by path. */
  readonly #waiting = new Map<string, string>();
  #index: PolicyIndex | null = null;
  #loading: Promise<void> = Promise.resolve();
  #isWanted = false;

  /** `changed` is told when what was loaded meanwhile says something about files that were judged before; `now` tells the time (ms). */
  constructor(changed: () => void, now: () => number | null = () => null) {
    this.#changed = changed;
    this.#now = now;
  }

  /** Takes over what a file says now; null for a file that is gone. True when others are to be judged anew. */
  update(path: string, text: string | null): boolean {
    if (this.#index !== null) return this.#index.update(path, text);
    if (text === null) this.#waiting.delete(path);
    else this.#waiting.set(path, text);
    if (text !== null && !this.#isWanted && mentionsPolicies(text)) {
      this.#isWanted = true;
      this.#loading = this.#load();
    }
    return false;
  }

  /** Takes back what the files below folders say; true when others are to be judged anew. */
  forgetBelow(folders: readonly string[]): boolean {
    if (this.#index !== null) return this.#index.forgetBelow(folders);
    for (const path of [...this.#waiting.keys()].filter((one) => isBelow(one, folders))) this.#waiting.delete(path);
    return false;
  }

  /** Resolves when all that was taken over is known. */
  settled(): Promise<void> {
    return this.#loading;
  }

  /** What judges the objects of a file; null as long as there is nothing of policies. */
  judgeOf(path: string, below: (root: string) => Tree): PolicyJudge | null {
    const index = this.#index;
    if (index === null) return null;
    const namespace = namespaceAround(path, below) ?? 'default';
    return { namespace, judge: (question) => index.judge(question, { path, namespace }) };
  }

  /** What can be done about what was told of an object: about each finding (offsets of its document) that is meant. */
  remedies(
    at: ObjectAt,
    below: (root: string) => Tree,
    isMeant: (finding: Finding) => boolean,
  ): readonly PolicyRemedies[] {
    return this.#index?.remedies(at, namespaceAround(at.file, below) ?? 'default', isMeant) ?? [];
  }

  /** The policies of a file that are judged. */
  policiesIn(path: string): readonly ManifestObject[] {
    return this.#index?.policiesIn(path) ?? [];
  }

  /** What a policy says about each object, one after the other, with the lines of its file. */
  *effect(at: ObjectAt, below: (root: string) => Tree): Generator<PolicyEffect & { readonly lines: LineStarts }> {
    const index = this.#index;
    if (index === null) return;
    const namespaces = new Map<string, string>();
    const namespaceOf = (path: string): string => {
      const namespace = namespaces.get(path) ?? namespaceAround(path, below) ?? 'default';
      namespaces.set(path, namespace);
      return namespace;
    };
    for (const one of index.effect(at, namespaceOf)) yield { ...one, lines: index.linesOf(one.object.file) };
  }

  async #load(): Promise<void> {
    const { PolicyIndex: Index } = await import('./policyIndex.ts');
    const index = new Index(this.#now);
    for (const [path, text] of this.#waiting) index.update(path, text);
    this.#waiting.clear();
    this.#index = index;
    this.#changed();
  }
}
