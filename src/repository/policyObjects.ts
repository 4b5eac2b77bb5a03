import { isClientSide } from '../domain/kubernetes/clientSide.ts';
import { mentionsKubernetes } from '../domain/kubernetes/mention.ts';
import { lineStarts } from '../domain/lines.ts';
import type { LineStarts } from '../domain/lines.ts';
import { roleOf } from '../domain/policy/role.ts';
import { hasStandards } from '../domain/policy/standards/namespace.ts';
import { unreadIn } from '../domain/policy/unread.ts';
import type { Unread } from '../domain/policy/unread.ts';
import { missingFor } from '../domain/policy/unsupported.ts';
import { limits } from '../domain/yaml/problem.ts';
import { isBelow } from './below.ts';
import { isTemplate } from './document.ts';
import { documentIn, manifestOf } from './manifest.ts';
import type { ManifestDocument, ManifestObject } from './manifest.ts';
import { treeless } from './treeless.ts';
import { TrialFiles } from './trialFiles.ts';

/** Which object of a file is meant. */
export type ObjectAt = Pick<ManifestObject, 'file' | 'document' | 'item'>;

/** A file as far as policies are concerned. */
interface PolicyFile {
  readonly text: string;
  /** By the text of their document: what is still there is not read again. */
  readonly documents: ReadonlyMap<string, ManifestDocument>;
  readonly objects: readonly ManifestObject[];
  /** What only Helm can read of policies. */
  readonly unread: readonly Unread[];
  lines: LineStarts | null;
}

/** What became of the objects when a file changed. */
export interface ObjectChange {
  /** Those that are gone, and those that have come. */
  readonly objects: readonly ManifestObject[];
  /** Other files than before are only there to be tried. */
  readonly areOthersTried: boolean;
  /** Something else than before is there of policies that only Helm can read. */
  readonly isOtherUnread: boolean;
}

/** The objects of a repository's files that policies are asked about, or look up. */
export class PolicyObjects {
  readonly #isPatch: (path: string) => boolean;
  readonly #files = new Map<string, PolicyFile>();
  readonly #trials = new TrialFiles();
  /** By path, until a file changes. */
  #all: readonly ManifestObject[] | null = null;

  /** `isPatch` tells the patches of Kustomize: what they lack stands elsewhere. */
  constructor(isPatch: (path: string) => boolean) {
    this.#isPatch = isPatch;
  }

  /** Takes over what a file says now; null for a file that is gone. Null when nothing is other than before. */
  update(path: string, said: string | null): ObjectChange | null {
    const text = said !== null && mentionsKubernetes(said) && said.length <= limits.fileBytes ? said : null;
    const before = this.#files.get(path);
    if (before?.text === (text ?? undefined)) return null;
    const now =
      text === null ? undefined : fileOf(path, text, before?.documents ?? new Map<string, ManifestDocument>());
    if (now === undefined) this.#files.delete(path);
    else this.#files.set(path, now);
    this.#all = null;
    const areOthersTried = this.#trials.update(path, text);
    const [lost, come] = [before?.objects ?? [], now?.objects ?? []];
    const isOtherUnread = !isSameUnread(before?.unread ?? [], now?.unread ?? []);
    return { objects: [...without(lost, come), ...without(come, lost)], areOthersTried, isOtherUnread };
  }

  /** The paths of those files that lie below folders. */
  below(folders: readonly string[]): readonly string[] {
    return [...this.#files.keys()].filter((path) => isBelow(path, folders));
  }

  /** By path, so that the same files give the same order; of what is only tried the policies, which others may use. */
  all(): readonly ManifestObject[] {
    this.#all ??= [...this.#files]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([path, { objects }]) =>
        this.#isPatch(path) ? [] : this.#trials.has(path) ? objects.filter(isPolicy) : objects,
      )
      .filter(({ identity }) => !isClientSide(identity));
    return this.#all;
  }

  /** What only Helm can read of policies, in files that are not only there to be tried. */
  unread(): readonly Unread[] {
    return [...this.#files].flatMap(([path, { unread }]) =>
      this.#isPatch(path) || this.#trials.has(path) ? [] : unread,
    );
  }

  /** Whether a file is only there to be tried. */
  isTried(path: string): boolean {
    return this.#trials.has(path);
  }

  at(at: ObjectAt): ManifestObject | undefined {
    return this.#files.get(at.file)?.objects.find((one) => isAt(one, at));
  }

  /** Where the lines of a file begin. */
  linesOf(path: string): LineStarts {
    const file = this.#files.get(path);
    if (file === undefined) return [0];
    file.lines ??= lineStarts(file.text);
    return file.lines;
  }
}

/** Text that only Helm makes YAML of describes nothing yet. */
function fileOf(path: string, text: string, known: PolicyFile['documents']): PolicyFile {
  const documents = new Map<string, ManifestDocument>();
  const { objects } = manifestOf(path, text, (one) => {
    const document = documents.get(one) ?? known.get(one) ?? (isTemplate(one) ? nothing : kept(one));
    documents.set(one, document);
    return document;
  });
  const unread = [...documents].flatMap(([one, { isTemplate: isOfHelm }]) => (isOfHelm ? (unreadIn(one) ?? []) : []));
  return { text, documents, objects, unread, lines: null };
}

function isSameUnread(a: readonly Unread[], b: readonly Unread[]): boolean {
  return a.length === b.length && a.every(({ text }, index) => text === b[index]?.text);
}

/** A document as it is kept: of what belongs to policies the place is told again and again, of others only the data. */
export function kept(text: string): ManifestDocument {
  const document = documentIn(text);
  return document.objects.some(isOfPolicies) ? document : treeless(document, text);
}

const nothing: ManifestDocument = { objects: [], unreadable: null, isTemplate: true };

export function isAt({ file, document, item }: ManifestObject, at: ObjectAt): boolean {
  return file === at.file && document === at.document && item === at.item;
}

/** Whether an object is a policy: nothing that only belongs to one, and no Namespace with standards. */
export function isPolicy(one: ManifestObject): boolean {
  const role = roleOf(one.identity.group, one.identity.kind);
  return (
    isOfPolicies(one) &&
    !hasStandards(one.data) &&
    role !== 'exception' &&
    role !== 'classicException' &&
    role !== 'binding'
  );
}

/** Whether it is a policy, an exception or a binding, or a Namespace that says what its pods may be. */
export function isOfPolicies({ data, identity }: Pick<ManifestObject, 'data' | 'identity'>): boolean {
  return roleOf(identity.group, identity.kind) !== null || hasStandards(data) || missingFor(data) !== null;
}

/** Those that the others have not: other data, or a policy at another place, which others lead to. */
function without(some: readonly ManifestObject[], others: readonly ManifestObject[]): readonly ManifestObject[] {
  // Documents of the same text share their data.
  const known = Map.groupBy(others, ({ data }) => data);
  const isThere = ({ data, start }: ManifestObject): boolean =>
    known.get(data)?.some((one) => one.start === start) === true;
  return some.filter((one) => !known.has(one.data) || (isOfPolicies(one) && !isThere(one)));
}
