import { mentionsKubernetes } from '../domain/kubernetes/mention.ts';
import { unreadIn } from '../domain/policy/unread.ts';
import type { Unread } from '../domain/policy/unread.ts';
import { split } from '../domain/yaml/split.ts';
import type { Files, FileText } from '../ports.ts';
import { isTemplate } from '../repository/document.ts';
import { manifestOf } from '../repository/manifest.ts';
import type { ManifestObject } from '../repository/manifest.ts';
import { kept } from '../repository/policyObjects.ts';

/** What was found in files and folders. */
export interface Gathered {
  readonly objects: readonly ManifestObject[];
  /** By path, without byte order marks. */
  readonly texts: ReadonlyMap<string, string>;
  /** What could not be read, one sentence each. */
  readonly failures: readonly string[];
  /** What was left out of policies, since only Helm can read it. */
  readonly unread: readonly Unread[];
}

export interface GatherOptions {
  /** `-` among the paths stands for this. */
  readonly stdin: () => Promise<FileText>;
  /** Folders are looked at as they are, whatever a `.gitignore` says. */
  readonly ignored: boolean;
}

/**
 * Reads the objects of files and of what lies in folders. A file that is named has to be readable; in a folder what is no
 * Kubernetes YAML, and what only Helm can read, is left out.
 */
export async function gather(
  files: Files,
  paths: readonly string[],
  options: GatherOptions,
  signal: AbortSignal,
): Promise<Gathered> {
  const objects: ManifestObject[] = [];
  const texts = new Map<string, string>();
  const failures: string[] = [];
  const unread: Unread[] = [];
  for (const { path, isNamed } of await candidates(files, paths, options, failures)) {
    signal.throwIfAborted();
    if (texts.has(path)) continue;
    const read = path === '-' ? await options.stdin() : await files.read(path);
    const who = placeNamed(path, 'first');
    if (!('text' in read)) {
      failures.push(`${who} can't be read: ${reasonOf(read)}.`);
      continue;
    }
    if (!isNamed && !mentionsKubernetes(read.text)) continue;
    const manifest = manifestOf(path, read.text, kept);
    texts.set(path, read.text);
    objects.push(...manifest.objects);
    failures.push(...manifest.unreadable.map((sentence) => `${who} can't be read: ${sentence}`));
    if (isNamed && manifest.isTemplate)
      failures.push(`${who} is a Helm template: what it will be is not known from its text; render it first.`);
    else if (manifest.isTemplate)
      unread.push(...split(read.text).flatMap((chunk) => (isTemplate(chunk.text) ? (unreadIn(chunk.text) ?? []) : [])));
  }
  return { objects, texts, failures, unread };
}

interface Candidate {
  readonly path: string;
  readonly isNamed: boolean;
}

async function candidates(
  files: Files,
  paths: readonly string[],
  { ignored }: GatherOptions,
  failures: string[],
): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (const path of paths) {
    const kind = path === '-' ? 'file' : await files.kind(path);
    if (kind === 'missing') failures.push(`${path} does not exist.`);
    else if (kind === 'file') found.push({ path, isNamed: true });
    else {
      const inside = await files.manifests(path, { ignored });
      for (const file of inside.files) found.push({ path: file, isNamed: false });
      failures.push(...inside.unreadable.map((one) => `${one.path} can't be read: ${one.reason}.`));
    }
  }
  return found;
}

/** A path as it stands within a sentence, or as the first word of one. */
export function placeNamed(path: string, at: 'first' | 'within' = 'within'): string {
  if (path !== '-') return path;
  return at === 'first' ? 'Standard input' : 'standard input';
}

function reasonOf(read: Exclude<FileText, { readonly text: string }>): string {
  switch (read.failure) {
    case 'too-large':
      return `it has ${Math.ceil(read.bytes / 1024 / 1024)} MB, more than is judged`;
    case 'not-text':
      return 'it is neither UTF-8 nor UTF-16 text';
    case 'unreadable':
      return read.reason;
  }
}
