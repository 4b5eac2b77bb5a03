import type { HttpAnswer } from './domain/phases/httpAnswer.ts';
import type { Listed, Requests, Tried, WatchEvent } from './domain/kubernetes/exchange.ts';
import type { ContextUse, Contexts } from './domain/kubernetes/context.ts';
import type { CheckUse } from './domain/phases/checkUse.ts';
import type { GitFacts } from './domain/phases/world.ts';
import type { Answer, Right } from './domain/kubernetes/failure.ts';
import type { ClusterObject, Kind, Query } from './domain/kubernetes/query.ts';
import type { Tree } from './domain/platform/tree.ts';
import type { Catalog } from './domain/schema/catalog.ts';
import type { FirstCommit, GitStarted } from './domain/template/commit.ts';
import type { TemplateFile, TemplateRead } from './domain/template/file.ts';
import type { ClusterWrites } from './writes.ts';

/** The outside world, in Slipway's own words. Implemented in `node/` and `vscode/`, in memory in `test/fakes/`. */

export interface Files {
  /** The text of a file without its byte order mark. Never rejects: what is too large, or can't be read, is in the answer. */
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
  /** The files below a folder, as they are on disk at this moment. Links are not followed. */
  below(root: string): Tree;
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

/** Reads templates. */
export interface Templates {
  /**
   * All files below a folder in the order of their paths, without its `.git`, `.slipway` and what `.gitignore` leaves out.
   * Links are not followed: one makes the whole unusable, since a part of it would be missing. Never rejects.
   */
  read(folder: string): Promise<TemplateRead>;
}

/** Makes one archive of files: the same bytes for the same files, on every machine and day. */
export interface Archives {
  /** A gzipped tar, the files in the order of their paths. */
  pack(files: readonly TemplateFile[]): Promise<Uint8Array<ArrayBuffer>>;
}

/** Writes what is new. Nothing that somebody else has written is ever written over or taken away. */
export interface Writer {
  /** What stands where a folder is to be; `repository`: only the `.git` of one without a commit. Never rejects. */
  ground(folder: string): Promise<Ground>;
  /**
   * Writes all files into a folder that is missing, empty or an empty `repository`, or none: first elsewhere on its disk.
   * Rejects only when the signal says so, and then nothing is left either. `onWritten` is told of each file.
   */
  createFolder(
    folder: string,
    files: readonly TemplateFile[],
    signal: AbortSignal,
    onWritten: (path: string) => void,
  ): Promise<Written>;
  /** Writes a file that is not there yet, for its owner's eyes only when it is `secret`; its folders are made. */
  createFile(path: string, text: string, options?: { readonly secret: boolean }): Promise<Written>;
  /** Puts another text in the place of the one that was seen; a file that has changed since then, or is a link, stays. */
  replaceFile(path: string, seen: string, text: string): Promise<Written>;
  /** Takes away the file that holds this text; one that has changed since then, or is a link, stays. */
  removeFile(path: string, seen: string): Promise<'removed' | { readonly failure: string }>;
}

export type Ground =
  | 'missing'
  | 'empty'
  | 'repository'
  | 'not-a-folder'
  | { readonly holds: string }
  | { readonly unreadable: string };

export type Written = 'written' | 'exists' | { readonly failure: string };

/** The time. */
export interface Clock {
  now(): Date;
}

/** Starts repositories with the git of the user: with their identity, hooks and signing. */
export interface GitStart {
  /** Whether there is a git to run, outside of the folders that the user has open. */
  isThere(): Promise<boolean>;
  /** `git init` and one commit of all files of a folder. Never rejects: the signal ends Git, and the files stay as they are. */
  start(folder: string, commit: FirstCommit, signal: AbortSignal): Promise<GitStarted>;
}

/** Small texts at addresses that the user typed. */
export interface Addresses {
  /**
   * The text at an http or https address: at most 1 MiB, within 10 s, without following it elsewhere.
   * Rejects only when the signal aborts: what can't be had is said in the answer.
   */
  read(address: string, signal: AbortSignal): Promise<{ readonly text: string } | { readonly failure: string }>;
}

/** Time that passes: in a test it does when the test says so. */
export interface Timers {
  /** Calls once after so many milliseconds; what it returns prevents that. */
  after(milliseconds: number, call: () => void): () => void;
  /** Rejects with the reason of the signal when that comes first. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** The clusters that the kubeconfig of the user names. It is read anew at each call. */
export interface Clusters {
  contexts(): Promise<Answer<Contexts>>;
  /**
   * The cluster of a context, of the current one for null. Nothing is sent and nobody is asked yet. The same object again
   * as long as nothing has changed; a former one of this context is closed.
   */
  open(context: string | null): Promise<Answer<Cluster>>;
  /** Calls when a file of the kubeconfig has changed, come or gone; what it returns ends that. */
  onChange(call: () => void): () => void;
}

/**
 * The API server of one context. Only `writes` change anything. Each request has its limits and ends with a value or a
 * failure; they reject only when their signal aborts.
 */
export interface Cluster {
  readonly context: string;
  readonly server: string;
  /** That of the context; `default` when it names none. */
  readonly namespace: string;
  /**
   * What was sent so far, each request counted: pages of a list, and repetitions too. Dry runs are writes; reviews of
   * rights and what a Service is asked are gets.
   */
  readonly requests: Requests;
  readonly writes: ClusterWrites;
  /** As the server writes it: `v1.36.4+k3s1`. */
  version(signal: AbortSignal): Promise<Answer<string>>;
  /** Null when there is none of this name. */
  get(
    kind: Kind,
    place: { readonly namespace: string | null; readonly name: string },
    signal: AbortSignal,
  ): Promise<Answer<ClusterObject | null>>;
  list(query: Query, signal: AbortSignal): Promise<Answer<Listed>>;
  /** What changes after a resource version, until the server ends it; then the version to go on from. */
  watch(
    query: Query,
    resourceVersion: string,
    onEvent: (event: WatchEvent) => void,
    signal: AbortSignal,
  ): Promise<Answer<string>>;
  /** Would this object be created? Asks with `dryRun=All`: admission judges it, and nothing is stored. */
  tryCreate(object: ClusterObject, signal: AbortSignal): Promise<Answer<Tried>>;
  /** Whether we have a right (SelfSubjectAccessReview); nothing is stored. `name` is that of one object, null for all. */
  may(right: Right, name: string | null, signal: AbortSignal): Promise<Answer<boolean>>;
  /** The name that the server has for us (SelfSubjectReview). */
  whoAmI(signal: AbortSignal): Promise<Answer<string>>;
  /** What a Service answers through the API server's proxy to a GET: at most 1 MiB of text. `service` is `scheme:name:port`. */
  ask(
    place: { readonly namespace: string; readonly service: string },
    path: string,
    signal: AbortSignal,
  ): Promise<Answer<string>>;
  /** The same of a Pod, through a port-forward: for where the proxy does not lead. Counted as a get. */
  askPod(
    place: { readonly namespace: string; readonly pod: string; readonly port: number },
    path: string,
    signal: AbortSignal,
  ): Promise<Answer<string>>;
  /** What a container has printed, the only one for null: at most 1 MiB, its end. Counted as a get. */
  log(
    place: { readonly namespace: string; readonly pod: string; readonly container: string | null },
    signal: AbortSignal,
  ): Promise<Answer<string>>;
  close(): void;
}

/** Asks the user before a context is used for the first time (what was agreed to is remembered by who implements it). */
export interface ContextConsent {
  /** Rejects only when the signal aborts. */
  allows(use: ContextUse, signal: AbortSignal): Promise<boolean>;
}

/** Asks the user before a check of a repository runs that is code, or reaches further than the cluster (SAFETY 1). */
export interface CheckConsent {
  /** Whether all of these may run; who was asked before and has agreed is not asked again. Rejects only when the signal aborts. */
  allows(uses: readonly CheckUse[], signal: AbortSignal): Promise<boolean>;
}

/** Addresses that checks name. */
export interface Http {
  /**
   * Asks with GET: 10 s, at most 1 MiB, no redirect is followed. Rejects only when the signal aborts. A token goes only to
   * a server whose certificate is trusted; without one the answer of another is told too, and its certificate says so.
   */
  get(
    request: { readonly url: string; readonly token: string | null },
    signal: AbortSignal,
  ): Promise<HttpAnswer | { readonly failure: string }>;
}

/** Tokens that the user has stored, by name, each for those whom it may be sent to. */
export interface Tokens {
  /** The token for an origin (`https://gitlab.home.arpa:8443`), or one sentence on why it is not sent there. */
  get(name: string, origin: string): Promise<{ readonly token: string } | { readonly problem: string }>;
}

/** What Git knows of the repository around a folder; nothing is changed and no code of the repository runs (SAFETY 3). */
export interface GitState {
  /** Rejects only when the signal aborts. */
  look(folder: string, signal: AbortSignal): Promise<GitFacts | { readonly failure: string }>;
}

/** Files of a platform that the words of a command may name. */
export interface Scripts {
  /** SHA-256 in hex of the file below a folder that a word names; null when it names none. Never rejects. */
  digest(folder: string, word: string): Promise<string | null>;
  /** The same with its text: null for what is none, has more than a person reads, or lies elsewhere by a link. */
  read(folder: string, word: string): Promise<{ readonly sha256: string; readonly text: string | null } | null>;
}
