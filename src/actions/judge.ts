import { wordAt } from '../domain/kubernetes/read.ts';
import { inUsualNamespace, unique } from '../domain/policy/suite/loaded.ts';
import { readUserInfo } from '../domain/policy/suite/userInfo.ts';
import { noValues, readValues } from '../domain/policy/suite/values.ts';
import { judgeObjects } from '../domain/policy/judgeObjects.ts';
import type { JudgedPolicy } from '../domain/policy/judgeObjects.ts';
import { kindsOf } from '../domain/policy/kindsOf.ts';
import type { PolicyObject } from '../domain/policy/policySet.ts';
import { refusalsOf } from '../domain/policy/problems/refusals.ts';
import { isBeside } from '../domain/policy/role.ts';
import { hasStandards } from '../domain/policy/standards/namespace.ts';
import { besideUnread } from '../domain/policy/unread.ts';
import type { Unread } from '../domain/policy/unread.ts';
import type { Catalog } from '../domain/schema/catalog.ts';
import type { Files, FileText } from '../ports.ts';
import { admitted } from '../repository/admitted.ts';
import type { CrdCatalog } from '../repository/crds.ts';
import type { ManifestObject } from '../repository/manifest.ts';
import { notInForce } from '../repository/notInForce.ts';
import { isOfPolicies } from '../repository/policyObjects.ts';
import { gather, placeNamed } from './gather.ts';
import type { Gathered } from './gather.ts';
import { readBeside } from './readBeside.ts';

export interface JudgeInput {
  /** Files and folders; `-` stands for `stdin`. */
  readonly policies: readonly string[];
  readonly resources: readonly string[];
  readonly exceptions: readonly string[];
  /** A Values file of Kyverno; null for none. */
  readonly values: string | null;
  /** A UserInfo file of Kyverno: who asks; absent for nobody. */
  readonly userInfo?: string;
  readonly operation: 'CREATE' | 'UPDATE' | 'DELETE';
  readonly likeCommandLine: boolean;
  /** When exceptions expire, in milliseconds since 1970; null, and absent, when the time is not known. */
  readonly now?: number | null;
  /** The kinds as an API server serves them: what policies have to be to be in force. */
  readonly served: readonly Catalog[];
  /** Is told of the custom resources that the files define, before any policy is looked at; null to leave them out. */
  readonly crds: CrdCatalog | null;
  readonly stdin: () => Promise<FileText>;
}

export interface JudgedObject extends ManifestObject {
  /** The namespace that it goes into; null for what lies in none. */
  readonly placedIn: string | null;
}

export interface JudgeReport {
  /** What was judged, by file, document and item. */
  readonly objects: readonly JudgedObject[];
  readonly policies: readonly JudgedPolicy<ManifestObject>[];
  /** The texts of all files, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** What could not be read, one sentence each: the command could not do all that was asked. */
  readonly failures: readonly string[];
  /** What was left out of policies, exceptions and bindings, since only Helm can read it. */
  readonly unread: readonly Unread[];
}

/** What policies say about objects. What can't be read is a failure beside the rest and stops nothing. */
export async function judge(files: Files, input: JudgeInput, signal: AbortSignal): Promise<JudgeReport> {
  const options = { stdin: input.stdin, ignored: false };
  const policies = await gather(files, input.policies, options, signal);
  const resources = await gather(files, input.resources, options, signal);
  const exceptions = await gather(files, input.exceptions, options, signal);
  const failures = [policies, resources, exceptions].flatMap((gathered) => gathered.failures);
  const values =
    input.values === null ? noValues : readValues(await readBeside(files, input.values, 'Values', failures));
  const who =
    input.userInfo === undefined
      ? {}
      : { userInfo: readUserInfo(await readBeside(files, input.userInfo, 'UserInfo', failures)) };
  const given = [policies, resources].flatMap(({ objects }) => objects.map(({ data }) => data));
  const kinds = kindsOf(given, input.likeCommandLine);
  const placed = resources.objects.map((object) => ({ object, there: inUsualNamespace(object.data, kinds) }));
  const objects = unique(placed, ({ there }) => there)
    .map(({ object, there }) => placedIn(wordAt(there, 'metadata', 'namespace'), object))
    .toSorted(byFile);
  // A file is there once, though both its policies and its objects are wanted.
  const others = { objects: resources.objects.filter(({ file }) => !policies.texts.has(file)) };
  const texts = new Map([...policies.texts, ...resources.texts, ...exceptions.texts]);
  for (const [file, text] of texts) input.crds?.update(file, text);
  // What an API server does by itself, wherever the Namespace is given.
  const namespaces = inAny([others], ({ data }) => hasStandards(data));
  const asked = [...inAny([policies, exceptions], isOfPolicies), ...namespaces].map((one) =>
    admitted(one, input.served),
  );
  const judged = judgeObjects({
    objects: objects.map(({ data }) => data),
    policies: asked,
    cluster: inAny([policies, others], () => true).map(({ data }) => data),
    kinds,
    values,
    ...who,
    operation: input.operation,
    likeCommandLine: input.likeCommandLine,
    now: input.now ?? null,
  });
  // Exceptions and bindings alone judge nothing.
  if (failures.length === 0 && !judged.some(({ policy: { source } }) => policies.texts.has(source.file)))
    failures.push(`There is no policy in ${input.policies.map((path) => placeNamed(path)).join(', ')}.`);
  if (failures.length === 0 && resources.objects.length === 0)
    failures.push(`There is no Kubernetes object in ${input.resources.map((path) => placeNamed(path)).join(', ')}.`);
  failures.push(...refusedBeside(asked, texts, input.likeCommandLine));
  const unread = [policies, exceptions].flatMap((gathered) => gathered.unread);
  const told = judged.map(({ policy, outcomes, stopped }) => ({
    policy,
    outcomes: outcomes.map((said) => besideUnread(said, policy, unread)),
    stopped,
  }));
  return { objects, policies: told, texts, failures, unread };
}

function placedIn(namespace: string | null, object: ManifestObject): JudgedObject {
  const { file, document, item, start, text, identity, data } = object;
  return {
    file,
    document,
    item,
    start,
    text,
    identity,
    data,
    placedIn: namespace,
    // Read again when somebody asks for it.
    get node() {
      return object.node;
    },
  };
}

function inAny(
  gathered: readonly Pick<Gathered, 'objects'>[],
  is: (object: ManifestObject) => boolean,
): readonly ManifestObject[] {
  return gathered.flatMap(({ objects }) => objects.filter(is)).toSorted(byFile);
}

/** One sentence on each exception and binding that is not in force: no policy tells of it. */
function refusedBeside(
  objects: readonly PolicyObject<ManifestObject>[],
  texts: ReadonlyMap<string, string>,
  likeCommandLine: boolean,
): readonly string[] {
  return objects.flatMap((one) => {
    const why = isBeside(one.object) ? refusalsOf(one, likeCommandLine).slice(0, 1) : [];
    return notInForce(why, one.source, texts.get(one.source.file) ?? '');
  });
}

/** Within a file they come as they stand there. */
function byFile(a: ManifestObject, b: ManifestObject): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}
