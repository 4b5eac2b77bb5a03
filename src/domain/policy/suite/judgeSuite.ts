import { listAt, textAt } from '../../kubernetes/read.ts';
import { kindsOf } from '../kindsOf.ts';
import type { Kinds } from '../kinds.ts';
import { among } from '../objects.ts';
import type { Outcome } from '../outcome.ts';
import { externalsIn } from '../outside.ts';
import { Patience } from '../patience.ts';
import { PolicySet } from '../policySet.ts';
import type { LoadedPolicy, PolicyObject } from '../policySet.ts';
import { missingForRule } from '../purpose.ts';
import type { Request } from '../request.ts';
import { roleOfObject } from '../role.ts';
import { missingFor, unjudgedFor } from '../unsupported.ts';
import { answersOf, imagesOf } from './answers.ts';
import { globalContextOf, readGlobalEntry } from './globalContext.ts';
import { imaginedNamespace } from './imaginedNamespace.ts';
import { asLoaded, unique } from './loaded.ts';
import { loadedRequest, operationIn } from './partRequest.ts';
import { rowsOf } from './rows.ts';
import type { Answer, Answers, Asked, Row } from './rows.ts';
import type { Suite } from './suite.ts';
import type { Expected } from './test.ts';
import { valuesFor, valuesOfRule } from './values.ts';

/** What a test comes to. */
export interface SuiteResult {
  readonly rows: readonly Row[];
  /** What is not in force, with what is wrong with it. */
  readonly unloadable: readonly LoadedPolicy<null>[];
}

/** A test whose policies are loaded: what its results come to is asked one by one. */
export interface OpenSuite {
  /** Never throws. */
  readonly rows: (expected: Expected) => readonly Row[];
  readonly unloadable: SuiteResult['unloadable'];
}

/** Judges what a test gives as Kyverno's command line would, and compares it with what is expected. Never throws. */
export function judgeSuite(suite: Suite): SuiteResult {
  const { rows, unloadable } = openSuite(suite);
  return { rows: suite.test.results.flatMap((expected) => rows(expected)), unloadable };
}

/** Loads what a test gives; who has to let others through meanwhile, or to end early, goes result by result. */
export function openSuite(suite: Suite): OpenSuite {
  const run = new Run(suite);
  const asked = [...run.resources.map(askedOf), ...suite.payloads.map(payloadOf)];
  const from: Answers = {
    answers: (policy, index, operation) => run.answers(policy, index, operation),
    unjudged: (policy, rule) => unjudgedBy(suite, policy, rule),
  };
  return {
    rows: (expected) => rowsOf(expected, asked, from),
    unloadable: [
      ...suite.refused,
      ...run.sets.flatMap(({ set }) => set.policies.filter(({ problems }) => problems.length > 0)),
    ],
  };
}

/** One sentence on a policy that is not in force. */
export function notInForce({ kind, name, problems }: LoadedPolicy<null>): string {
  return `${kind} "${name}" is not in force: ${problems[0]?.problem.message ?? 'an expression is not understood'}`;
}

function askedOf(object: unknown): Asked {
  return {
    apiVersion: textAt(object, 'apiVersion'),
    kind: textAt(object, 'kind'),
    namespace: textAt(object, 'metadata', 'namespace'),
    name: textAt(object, 'metadata', 'name'),
  };
}

function payloadOf({ name }: Suite['payloads'][number]): Asked {
  return { apiVersion: '', kind: '', namespace: '', name };
}

interface OneSet {
  readonly policy: unknown;
  readonly kind: string;
  readonly name: string;
  readonly set: PolicySet<null>;
  readonly patience: Patience;
}

/** One test with its policies loaded, each by itself: what is assumed for one says nothing of another. */
class Run {
  readonly resources: readonly unknown[];
  readonly sets: readonly OneSet[];
  readonly #suite: Suite;
  readonly #kinds: Kinds;
  readonly #outside: Parameters<typeof externalsIn>[0];

  constructor(suite: Suite) {
    const { policies, resources, targets, params, cluster, context, test } = suite;
    this.#suite = suite;
    this.#kinds = kindsOf([...(cluster ?? []), ...resources, ...policies], true);
    const load = (objects: readonly unknown[]): readonly unknown[] => objects.map((one) => asLoaded(one, this.#kinds));
    this.resources = unique(load(resources), (object) => object);
    // Without a cluster policies see what the context gives, and nothing else.
    const seen = cluster === null ? listAt(context, 'spec', 'resources') : [...resources, ...targets, ...cluster];
    this.#outside = {
      objects: among(load([...seen, ...params]), this.#kinds),
      areAll: true,
      images: imagesOf(context),
      globalContext: globalContextOf(
        test.globalContextEntries.map((entry) =>
          readGlobalEntry(entry, suite.globalObjects.get(textAt(entry, 'name')) ?? []),
        ),
      ),
      answers: answersOf(test.apiCallResponses),
    };
    this.sets = setsOf(suite);
  }

  answers(policy: string, index: number, operation: Expected['operation']): readonly Answer[] {
    return this.sets
      .filter(({ name }) => name === policy)
      .map((one): Answer => ({ kind: one.kind, outcomes: this.#outcomes(one, index, operation) }));
  }

  #outcomes(
    { policy, kind, name, set, patience }: OneSet,
    index: number,
    operation: Expected['operation'],
  ): readonly Outcome[] {
    const { values, payloads } = this.#suite;
    const externals = externalsIn(this.#outside, () => undefined);
    const resource = this.resources[index];
    const own = valuesFor(values, name, textAt(resource, 'metadata', 'name'));
    const given = new Map([...own, ...(operation === null ? [] : [['request.operation', operation] as const])]);
    const allowance = patience.forObject();
    const judging = {
      externals,
      likeCommandLine: true,
      given: (_policy: string, rule: string) => new Map([...given, ...valuesOfRule(values, name, rule)]),
      allowance,
    };
    // A ValidatingAdmissionPolicy is always asked about an object that is made.
    const usual = kind === 'ValidatingAdmissionPolicy' ? null : operation;
    const judged =
      resource === undefined
        ? set.judgeData(payloads[index - this.resources.length]?.data, judging)
        : [...set.judge(this.#request(policy, resource, usual, own), judging), ...set.judgeData(resource, judging)];
    const outcomes = judged.flatMap((one) => one.outcomes);
    patience.note(resource, outcomes, allowance);
    return outcomes;
  }

  #request(
    policy: unknown,
    object: unknown,
    operation: Expected['operation'],
    own: ReadonlyMap<string, unknown>,
  ): Request {
    const { values, userInfo, cluster } = this.#suite;
    const kind = textAt(policy, 'kind');
    const isAdmission = kind === 'ValidatingAdmissionPolicy';
    return loadedRequest(kind, object, this.#kinds, values, {
      operation: operation ?? (isAdmission ? 'CREATE' : operationIn(kind, values, own, 'CREATE')),
      userInfo,
      namespaceNamed: (name) =>
        values.namespaces.get(name) ??
        (cluster === null ? undefined : this.#outside.objects.get('v1', 'namespaces', '', name)) ??
        imaginedNamespace(kind, name),
    });
  }
}

function setsOf({ policies, exceptions }: Suite): readonly OneSet[] {
  const sourced = (objects: readonly unknown[]): readonly PolicyObject<null>[] =>
    objects.map((object) => ({ object, source: null }));
  const byRole = Map.groupBy(policies, roleOfObject);
  const beside = sourced([...exceptions, ...(byRole.get('binding') ?? [])]);
  const judged = [
    ...(byRole.get('classic') ?? []),
    ...(byRole.get('validating') ?? []),
    ...(byRole.get('admission') ?? []),
  ];
  return judged
    .filter((object) => missingFor(object) === null)
    .map((object) => ({
      policy: object,
      kind: textAt(object, 'kind'),
      name: textAt(object, 'metadata', 'name'),
      set: new PolicySet([...sourced([object]), ...beside]),
      patience: new Patience(),
    }));
}

/** Why nothing is said of a policy, or of a rule, whatever the object; null for what is judged. */
function unjudgedBy({ policies }: Suite, name: string, rule: string | null): Outcome | null {
  for (const policy of policies) {
    if (textAt(policy, 'metadata', 'name') !== name) continue;
    const missing = missingFor(policy) ?? (rule === null ? null : missingForRule(policy, rule));
    if (missing !== null) return unjudgedFor(policy, missing);
  }
  return null;
}
