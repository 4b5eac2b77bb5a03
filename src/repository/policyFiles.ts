import type { SaidBy } from '../domain/finding.ts';
import { mentionsKubernetes } from '../domain/kubernetes/mention.ts';
import { mentionsPolicies } from '../domain/policy/mention.ts';
import type { KnownKind } from '../domain/policy/problems/problem.ts';
import type { Tree } from '../domain/platform/tree.ts';
import type { Catalog } from '../domain/schema/catalog.ts';
import { isBelow } from './below.ts';
import type { ManifestObject } from './manifest.ts';
import { namespaceAround } from './namespace.ts';
import type { After } from './nextExpiry.ts';
import type { PolicyEffect, PolicyIndex } from './policyIndex.ts';
import type { PolicyJudge } from './policyJudge.ts';
import type { ObjectAt } from './policyObjects.ts';
import type { PolicyRemedies } from './policyRemedies.ts';

/** What the policies of a repository take from outside. */
export interface PolicyPorts {
  /** Is told when what was loaded or has expired meanwhile says something else about files that were judged before. */
  readonly changed: () => void;
  /** The text of a file as it is now; null for one that can't be read. */
  readonly read: (path: string) => Promise<string | null>;
  /** The path of a file from the root of the disk: what says where its objects go may lie in any folder above it. */
  readonly absolute: (path: string) => string;
  /** The files of a folder. */
  readonly below: (root: string) => Tree;
  /** Whether a file is a patch of Kustomize. */
  readonly isPatch: (path: string) => boolean;
  /** In milliseconds since 1970; null when it is not known. */
  readonly now: () => number | null;
  readonly after: After;
  /** The kinds that are known: of what comes with Slipway, and of definitions in the repository. */
  readonly kinds: () => readonly KnownKind[];
  /** The kinds as an API server serves them: what policies have to be to be in force. */
  readonly served: readonly Catalog[];
  /** Is told, while something is judged, of the file of a policy that is stopped: more is to be told of it now. */
  readonly stopped: (path: string) => void;
  /** Is awaited between files. */
  readonly pause: () => Promise<void> | void;
}

/** The policies among the files of a repository. What judges is loaded only for who has one. */
export class PolicyFiles {
  readonly #ports: PolicyPorts;
  /** Files that came before anything that judges was there. */
  readonly #waiting = new Set<string>();
  /** Folders that were closed while what judges is loaded. */
  readonly #forgotten: string[] = [];
  #index: PolicyIndex | null = null;
  #loading: Promise<void> | null = null;

  constructor(ports: PolicyPorts) {
    this.#ports = ports;
  }

  /** Takes over what a file says now; null for a file that is gone. True when others are to be judged anew. */
  update(path: string, text: string | null): boolean {
    if (this.#index !== null) return this.#index.update(path, text);
    // What is being loaded asks for it again, and may find it gone.
    if (this.#loading !== null || (text !== null && mentionsKubernetes(text))) this.#waiting.add(path);
    else this.#waiting.delete(path);
    if (text !== null && this.#loading === null && mentionsPolicies(text)) this.#loading = this.#load();
    return false;
  }

  /** Takes back what the files below folders say; true when others are to be judged anew. */
  forgetBelow(folders: readonly string[]): boolean {
    if (this.#index !== null) return this.#index.forgetBelow(folders);
    if (this.#loading !== null) this.#forgotten.push(...folders);
    for (const path of [...this.#waiting].filter((one) => isBelow(one, folders))) this.#waiting.delete(path);
    return false;
  }

  /** Resolves when all that was taken over is known. */
  async settled(): Promise<void> {
    await this.#loading;
  }

  /** What judges the objects of a file; null as long as there is nothing of policies. */
  judgeOf(path: string): PolicyJudge | null {
    const index = this.#index;
    if (index === null) return null;
    return { namespace: index.namespaceOf(path), judge: (question) => index.judge(question, path) };
  }

  /** What can be done about what a policy refuses in an object. */
  remedies(at: ObjectAt, saidBy: SaidBy): readonly PolicyRemedies[] {
    return this.#index?.remedies(at, saidBy) ?? [];
  }

  /** The policies of a file that are judged, in force or not. */
  policiesIn(path: string): readonly ManifestObject[] {
    return this.#index?.policiesIn(path) ?? [];
  }

  /** What a policy says about each object, one after the other; null for one that is not in force. */
  effect(at: ObjectAt): Generator<PolicyEffect> | null {
    return this.#index?.effect(at) ?? null;
  }

  async #load(): Promise<void> {
    const { read, absolute, below, isPatch, now, after, kinds, served, pause, changed, stopped } = this.#ports;
    const { PolicyIndex: Index } = await import('./policyIndex.ts');
    const namespaceOf = (path: string): string => namespaceAround(absolute(path), below) ?? 'default';
    const index = new Index({ namespaceOf, isPatch, now, after, kinds, served, stopped }, changed);
    for (const path of this.#waiting) {
      // What lies below a folder that is open again is read after it was forgotten.
      index.forgetBelow(this.#forgotten.splice(0));
      // What changes while it is read comes to wait again.
      this.#waiting.delete(path);
      index.update(path, await read(path));
      await pause();
    }
    index.forgetBelow(this.#forgotten.splice(0));
    this.#index = index;
    changed();
  }
}
