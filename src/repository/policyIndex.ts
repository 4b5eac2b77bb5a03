import type { Finding, SaidBy } from '../domain/finding.ts';
import { isClientSide } from '../domain/kubernetes/clientSide.ts';
import type { LineStarts } from '../domain/lines.ts';
import { isDefinition } from '../domain/policy/kindsOf.ts';
import { resourceOf } from '../domain/policy/objects.ts';
import type { Outcome } from '../domain/policy/outcome.ts';
import type { Judged } from '../domain/policy/policySet.ts';
import { problemsOf } from '../domain/policy/problems/problemsOf.ts';
import type { PolicyProblem } from '../domain/policy/problems/problem.ts';
import { stoppedProblem } from '../domain/policy/problems/stopped.ts';
import { hasStandards } from '../domain/policy/standards/namespace.ts';
import { besideUnread } from '../domain/policy/unread.ts';
import { missingFor } from '../domain/policy/unsupported.ts';
import { toData } from '../domain/yaml/data.ts';
import type { ManifestObject } from './manifest.ts';
import { NextExpiry } from './nextExpiry.ts';
import { policyFindings } from './policyFindings.ts';
import type { PolicyAnswer, PolicyQuestion } from './policyJudge.ts';
import { isAt, isOfPolicies, isPolicy, PolicyObjects } from './policyObjects.ts';
import type { ObjectAt } from './policyObjects.ts';
import { problemFindings } from './policyProblems.ts';
import { remediesFor } from './policyRemedies.ts';
import type { PolicyRemedies } from './policyRemedies.ts';
import { PolicySnapshot } from './policySnapshot.ts';
import type { PolicyRepository } from './policySnapshot.ts';
import { tallyOf, triedTally } from './policyTally.ts';

/** What a policy says about one object. */
export interface PolicyEffect {
  readonly object: ManifestObject;
  /** Empty where it is not asked. */
  readonly outcomes: readonly Outcome[];
  /** What is to be told of some of them; offsets are of the document. */
  readonly findings: (outcomes: readonly Outcome[]) => readonly Finding[];
  /** Where the lines of its file begin. */
  readonly lines: () => LineStarts;
}

/** The policies of a repository with all that they may look up in it, as files come and go. */
export class PolicyIndex {
  readonly #repository: PolicyRepository;
  readonly #objects: PolicyObjects;
  /** Made when somebody asks. */
  #snapshot: PolicySnapshot | null = null;
  #last: PolicySnapshot | null = null;
  /** What policies have looked up, by resource: only changes of these matter to others. */
  readonly #asked = new Set<string>();
  /** The texts of the files that say where others go. */
  readonly #placing = new Map<string, string>();
  readonly #expiry: NextExpiry;

  /** `expired` is told when all are to be judged anew because an exception has expired. */
  constructor(repository: PolicyRepository, expired: () => void) {
    this.#repository = repository;
    this.#expiry = new NextExpiry(repository.now, repository.after, () => {
      this.#snapshot = null;
      expired();
    });
    this.#objects = new PolicyObjects(repository.isPatch);
  }

  /** Takes over what a file says now; null for a file that is gone. True when others are to be judged anew. */
  update(path: string, text: string | null): boolean {
    const isMoved = this.#moves(path, text);
    const change = this.#objects.update(path, text);
    const changed = change?.objects ?? [];
    const isDecisive = changed.some((one) => isOfPolicies(one) || isDefinition(one.data));
    if (isMoved || isDecisive || change?.areOthersTried === true || change?.isOtherUnread === true) {
      this.#snapshot = null;
      return true;
    }
    const snapshot = this.#snapshot;
    if (snapshot === null) return false;
    for (const { data } of changed) snapshot.forget(data);
    return changed.some(({ data }) => this.#asked.has(resourceOf(data, snapshot.kinds)));
  }

  /** Takes back what the files below folders say; true when others are to be judged anew. */
  forgetBelow(folders: readonly string[]): boolean {
    return this.#objects
      .below(folders)
      .map((path) => this.update(path, null))
      .includes(true);
  }

  /** Whether it is a file that says where others go, and says something else than before. */
  #moves(path: string, text: string | null): boolean {
    if (!placing.test(path) || (this.#placing.get(path) ?? null) === text) return false;
    if (text === null) this.#placing.delete(path);
    else this.#placing.set(path, text);
    return true;
  }

  /** Where objects of a file go that name no namespace. */
  namespaceOf(path: string): string {
    return this.#now().namespaceOf(path);
  }

  /** What the policies say about an object of a file, and what is wrong with it if it is one itself. Never throws. */
  judge(question: PolicyQuestion, path: string): PolicyAnswer {
    const snapshot = this.#now();
    const { world, beside } = snapshot;
    const object = toData(question.node);
    const problems = problemFindings([...problemsOf(object, beside), ...stoppedIn(world, question, path)], question);
    if (this.#objects.isTried(path)) return { findings: problems, tally: triedTally };
    if (isClientSide(question.identity)) return { findings: problems, tally: null };
    const { unread } = snapshot;
    const judged = world
      .judge(object, snapshot.namespaceOf(path))
      .map(({ policy, outcomes }) => ({ policy, outcomes: besideUnread(outcomes, policy, unread) }));
    return { findings: [...problems, ...this.#told(judged, question)], tally: tallyOf(judged, unread) };
  }

  /** The policies of a file that are judged, in force or not, and its Namespaces that say what their pods may be. */
  policiesIn(path: string): readonly ManifestObject[] {
    return this.#objects
      .all()
      .filter((one) => one.file === path && (isPolicy(one) || hasStandards(one.data)) && missingFor(one.data) === null);
  }

  /** What a policy says about each object of the repository, one after the other; null for one that is not in force. */
  effect(at: ObjectAt): Generator<PolicyEffect> | null {
    const { world } = this.#now();
    const asked = world.policies.asked.find(({ policy: { source } }) => isAt(source, at));
    return asked === undefined || asked.policy.problems.length > 0 ? null : this.#effects(asked);
  }

  /** What can be done about what a policy refuses in an object of a file. */
  remedies(at: ObjectAt, saidBy: SaidBy): readonly PolicyRemedies[] {
    const snapshot = this.#now();
    const { world } = snapshot;
    const object = this.#objects.at(at);
    if (object === undefined || this.#objects.isTried(at.file)) return [];
    const namespace = snapshot.namespaceOf(at.file);
    const seen = world.seen(object.data, namespace);
    return world.policies.asked
      .filter(({ policy }) => isAt(policy.source, saidBy))
      .flatMap((asked) =>
        world
          .said(asked, seen)
          .filter(({ outcome, rule, validation }) => {
            return outcome === 'fail' && rule === saidBy.rule && validation === saidBy.validation;
          })
          .map((outcome) => remediesFor({ object, asked, outcome }, world, namespace)),
      );
  }

  *#effects(asked: PolicySnapshot['world']['policies']['asked'][number]): Generator<PolicyEffect> {
    const snapshot = this.#now();
    for (const object of this.#objects.all()) {
      if (this.#objects.isTried(object.file)) continue;
      yield {
        object,
        outcomes: snapshot.world.said(asked, snapshot.world.seen(object.data, snapshot.namespaceOf(object.file))),
        findings: (outcomes) => this.#told([{ policy: asked.policy, outcomes }], object),
        lines: () => this.#objects.linesOf(object.file),
      };
    }
  }

  #now(): PolicySnapshot {
    if (this.#snapshot === null) {
      const before = this.#last?.world.policies ?? null;
      this.#snapshot = new PolicySnapshot(this.#objects, this.#repository, this.#asked, before);
      this.#last = this.#snapshot;
      this.#expiry.await(this.#snapshot.expiries);
    }
    return this.#snapshot;
  }

  #told(judged: readonly Judged<ManifestObject>[], question: PolicyQuestion): readonly Finding[] {
    return policyFindings(judged, question, ({ file }) => ({ file, lines: this.#objects.linesOf(file) }));
  }
}

/** What is wrong with a policy that was stopped: where it stands it is known by its text. */
function stoppedIn(
  { policies }: PolicySnapshot['world'],
  { text, item }: PolicyQuestion,
  path: string,
): readonly PolicyProblem[] {
  return policies.asked
    .filter(({ policy: { source } }) => source.file === path && source.item === item && source.text === text)
    .flatMap(({ patience }) => (patience.stopped === null ? [] : stoppedProblem(patience.stopped)));
}

/** Files that say into which namespace others go. */
const placing = /(^|[/\\])(kustomization\.ya?ml|Kustomization|applications\.yaml|platform\.yaml)$/;
