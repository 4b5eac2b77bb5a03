import { lineStarts } from '../domain/lines.ts';
import type { Finding } from '../domain/finding.ts';
import type { LineStarts } from '../domain/lines.ts';
import type { Kinds } from '../domain/policy/kinds.ts';
import { isDefinition, kindsOf } from '../domain/policy/kindsOf.ts';
import { LoadedPolicies } from '../domain/policy/loadedPolicies.ts';
import { Objects, resourceOf } from '../domain/policy/objects.ts';
import type { Outcome } from '../domain/policy/outcome.ts';
import type { Judged } from '../domain/policy/policySet.ts';
import { problemsOf } from '../domain/policy/problems/problemsOf.ts';
import { PolicyWorld } from '../domain/policy/policyWorld.ts';
import { roleOf } from '../domain/policy/role.ts';
import { noValues } from '../domain/policy/suite/values.ts';
import { missingFor } from '../domain/policy/unsupported.ts';
import { toData } from '../domain/yaml/data.ts';
import { isBelow } from './below.ts';
import { isTemplate } from './document.ts';
import { documentIn, manifestOf } from './manifest.ts';
import type { ManifestDocument, ManifestObject } from './manifest.ts';
import { policyFindings } from './policyFindings.ts';
import type { PolicyAnswer, PolicyQuestion } from './policyJudge.ts';
import { problemFindings } from './policyProblems.ts';
import { remediesFor } from './policyRemedies.ts';
import type { PolicyRemedies } from './policyRemedies.ts';
import { tallyOf } from './policyTally.ts';
import { treeless } from './treeless.ts';
import { TrialFiles } from './trialFiles.ts';

/** Where an object comes from and goes to. */
export interface PolicyPlace {
  readonly path: string;
  /** For what names none. */
  readonly namespace: string;
}

/** Which object of a file is meant. */
export type ObjectAt = Pick<ManifestObject, 'file' | 'document' | 'item'>;

/** What a policy says about one object. */
export interface PolicyEffect {
  readonly object: ManifestObject;
  /** Empty where it is not asked. */
  readonly outcomes: readonly Outcome[];
  /** What is to be told of it; offsets are of the document. */
  readonly findings: () => readonly Finding[];
}

/** A file as far as policies are concerned. */
interface PolicyFile {
  readonly text: string;
  /** By the text of their document: what is still there is not read again. */
  readonly documents: ReadonlyMap<string, ManifestDocument>;
  readonly objects: readonly ManifestObject[];
}

/** The policies of a repository with all that they may look up in it, as files come and go. */
export class PolicyIndex {
  readonly #now: () => number | null;
  readonly #files = new Map<string, PolicyFile>();
  /** Made when somebody asks. */
  #world: PolicyWorld<ManifestObject> | null = null;
  #policies: LoadedPolicies<ManifestObject> | null = null;
  #kinds: Kinds = kindsOf([]);
  /** What policies have looked up, by resource: only changes of these matter to others. */
  readonly #asked = new Set<string>();
  readonly #trials = new TrialFiles();
  /** The objects of a resource, until one of them changes. */
  readonly #found = new Map<string, readonly unknown[]>();

  /** `now` tells the time in milliseconds since 1970, if that is known. */
  constructor(now: () => number | null) {
    this.#now = now;
  }

  /** Takes over what a file says now; null for a file that is gone. True when others are to be judged anew. */
  update(path: string, text: string | null): boolean {
    const before = this.#files.get(path);
    if (before?.text === (text ?? undefined)) return false;
    const now =
      text === null ? undefined : fileOf(path, text, before?.documents ?? new Map<string, ManifestDocument>());
    if (now === undefined) this.#files.delete(path);
    else this.#files.set(path, now);
    const areOther = this.#trials.update(path, text);
    if (areOther) this.#forgetWorld();
    return this.#follow(before?.objects ?? [], now?.objects ?? []) || areOther;
  }

  /** Takes back what the files below folders say; true when others are to be judged anew. */
  forgetBelow(folders: readonly string[]): boolean {
    const below = [...this.#files.keys()].filter((path) => isBelow(path, folders));
    return below.map((path) => this.update(path, null)).includes(true);
  }

  /** What the policies say about an object, and what is wrong with it if it is one itself. Never throws. */
  judge(question: PolicyQuestion, { path, namespace }: PolicyPlace): PolicyAnswer {
    const world = this.#worldNow();
    const object = toData(question.node);
    const beside = { policies: world.policies.asked.map((one) => one.object), now: this.#now() };
    const problems = problemFindings(problemsOf(object, beside), question);
    if (this.#trials.has(path)) return { findings: problems, tally: null };
    const judged = world.judge(object, namespace);
    return { findings: [...problems, ...this.#told(judged, question)], tally: tallyOf(judged) };
  }

  /** The policies of a file that are judged. */
  policiesIn(path: string): readonly ManifestObject[] {
    const { asked } = this.#worldNow().policies;
    return asked.flatMap(({ set, policy: { source } }) => (set !== null && source.file === path ? [source] : []));
  }

  /** What a policy says about each object of the repository, one after the other; nothing for what is no policy. */
  *effect(at: ObjectAt, namespaceOf: (path: string) => string): Generator<PolicyEffect> {
    const world = this.#worldNow();
    const asked = world.policies.asked.find(({ policy: { source } }) => isAt(source, at));
    if (asked === undefined) return;
    for (const object of this.#all()) {
      const outcomes = world.said(asked, world.seen(object.data, namespaceOf(object.file)));
      yield { object, outcomes, findings: () => this.#told([{ policy: asked.policy, outcomes }], object) };
    }
  }

  /** What can be done about what was told of an object of a file: about each finding that is meant. */
  remedies(at: ObjectAt, namespace: string, isMeant: (finding: Finding) => boolean): readonly PolicyRemedies[] {
    const world = this.#worldNow();
    const object = this.#files.get(at.file)?.objects.find((one) => isAt(one, at));
    if (object === undefined || this.#trials.has(at.file)) return [];
    const seen = world.seen(object.data, namespace);
    return world.policies.asked.flatMap((asked) =>
      world.said(asked, seen).flatMap((outcome) => {
        const findings = this.#told([{ policy: asked.policy, outcomes: [outcome] }], object);
        const isFailure = outcome.outcome === 'fail' && findings.some(isMeant);
        return isFailure ? [remediesFor({ object, asked, outcome }, world, namespace)] : [];
      }),
    );
  }

  /** Where the lines of a file begin. */
  linesOf(path: string): LineStarts {
    return lineStarts(this.#files.get(path)?.text ?? '');
  }

  #worldNow(): PolicyWorld<ManifestObject> {
    if (this.#world !== null) return this.#world;
    const sources = this.#all()
      .filter(isOfPolicies)
      .map((source) => ({ object: source.data, source }));
    const policies = new LoadedPolicies(sources, false, this.#policies);
    this.#kinds = kindsOf(this.#all().map(({ data }) => data));
    const cluster = new Objects((apiVersion, plural) => this.#ofResource(`${apiVersion}/${plural}`), this.#kinds);
    this.#policies = policies;
    this.#world = new PolicyWorld(policies, {
      cluster,
      kinds: this.#kinds,
      values: noValues,
      operation: 'CREATE',
      likeCommandLine: false,
    });
    return this.#world;
  }

  #ofResource(resource: string): readonly unknown[] {
    this.#asked.add(resource);
    const known = this.#found.get(resource);
    if (known !== undefined) return known;
    const found = this.#all()
      .map(({ data }) => data)
      .filter((data) => resourceOf(data, this.#kinds) === resource);
    this.#found.set(resource, found);
    return found;
  }

  #follow(before: readonly ManifestObject[], now: readonly ManifestObject[]): boolean {
    const [lost, come] = [without(before, now), without(now, before)];
    const changed = [...lost, ...come];
    for (const { data } of changed) this.#found.delete(resourceOf(data, this.#kinds));
    if (changed.some((one) => isOfPolicies(one) || isDefinition(one.data))) {
      this.#forgetWorld();
      return true;
    }
    return changed.some(({ data }) => this.#asked.has(resourceOf(data, this.#kinds)));
  }

  #forgetWorld(): void {
    this.#world = null;
    this.#found.clear();
  }

  /** By path, so that the same files give the same order; of what is tried only policies, which others may use. */
  #all(): readonly ManifestObject[] {
    return [...this.#files]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([path, { objects }]) => (this.#trials.has(path) ? objects.filter(isPolicy) : objects));
  }

  #told(judged: readonly Judged<ManifestObject>[], question: PolicyQuestion): readonly Finding[] {
    return policyFindings(judged, question, ({ file }) => ({ file, lines: this.linesOf(file) }));
  }
}

/** Text that only Helm makes YAML of describes nothing yet. */
function fileOf(path: string, text: string, known: PolicyFile['documents']): PolicyFile {
  const documents = new Map<string, ManifestDocument>();
  const { objects } = manifestOf(path, text, (one) => {
    const document = known.get(one) ?? (isTemplate(one) ? nothing : kept(one));
    documents.set(one, document);
    return document;
  });
  return { text, documents, objects };
}

/** Of what belongs to policies the place is told again and again, of others only the data. */
function kept(text: string): ManifestDocument {
  const document = documentIn(text);
  return document.objects.some(isOfPolicies) ? document : treeless(document, text);
}

const nothing: ManifestDocument = { objects: [], unreadable: null, isTemplate: true };

function isAt({ file, document, item }: ManifestObject, at: ObjectAt): boolean {
  return file === at.file && document === at.document && item === at.item;
}

function isPolicy(one: ManifestObject): boolean {
  const role = roleOf(one.identity.group, one.identity.kind);
  return isOfPolicies(one) && role !== 'exception' && role !== 'classicException' && role !== 'binding';
}

function isOfPolicies({ data, identity }: Pick<ManifestObject, 'data' | 'identity'>): boolean {
  return roleOf(identity.group, identity.kind) !== null || missingFor(data) !== null;
}

/** Those that the others have not: other data, or a policy at another place, which others lead to. */
function without(some: readonly ManifestObject[], others: readonly ManifestObject[]): readonly ManifestObject[] {
  const known = new Map(others.map(({ data, start }) => [data, start]));
  return some.filter((one) => !known.has(one.data) || (isOfPolicies(one) && known.get(one.data) !== one.start));
}
