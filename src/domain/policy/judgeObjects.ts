import { at, textAt } from '../kubernetes/read.ts';
import { asAdmittedObject } from './defaults/asAdmittedObject.ts';
import type { Kinds } from './kinds.ts';
import { Objects } from './objects.ts';
import type { Outcome } from './outcome.ts';
import { externalsIn } from './outside.ts';
import { named, PolicySet } from './policySet.ts';
import type { LoadedPolicy, PolicyObject } from './policySet.ts';
import type { Request } from './request.ts';
import type { Asking } from './requestOf.ts';
import { roleOfObject } from './role.ts';
import { imaginedNamespace } from './suite/imaginedNamespace.ts';
import { asLoaded, inUsualNamespace } from './suite/loaded.ts';
import { operationIn, partRequest } from './suite/partRequest.ts';
import { valuesFor, valuesOfRule } from './suite/values.ts';
import type { Values } from './suite/values.ts';
import { imaginedBinding } from './unbound.ts';
import { missingFor, unjudgedFor } from './unsupported.ts';
import { matchConstraints } from './validating/constraints.ts';

/** What is to be judged, and what is known besides. */
export interface Judgement<Source> {
  readonly objects: readonly unknown[];
  /** Policies, exceptions and bindings. */
  readonly policies: readonly PolicyObject<Source>[];
  /** Objects that may stand for those of the cluster. */
  readonly cluster: readonly unknown[];
  readonly kinds: Kinds;
  readonly values: Values;
  readonly operation: Asking['operation'];
  /** As Kyverno's command line: there is nothing but what is given. */
  readonly likeCommandLine: boolean;
}

/** What one policy says about all objects. */
export interface JudgedPolicy<Source> {
  readonly policy: LoadedPolicy<Source>;
  /** By the index of the object, in their order; empty where it is not asked. */
  readonly outcomes: readonly (readonly Outcome[])[];
}

/** Asks every policy about every object. Never throws. */
export function judgeObjects<Source>(input: Judgement<Source>): readonly JudgedPolicy<Source>[] {
  const world = new World(input);
  return input.policies.flatMap((one): readonly JudgedPolicy<Source>[] => {
    const missing = missingFor(one.object);
    if (missing !== null) {
      const outcome = unjudgedFor(one.object, missing);
      return [{ policy: named(one), outcomes: world.asked(one.object).map((isAsked) => (isAsked ? [outcome] : [])) }];
    }
    return judgedRoles.has(roleOfObject(one.object) ?? '') ? world.judged(one) : [];
  });
}

const judgedRoles: ReadonlySet<string> = new Set(['classic', 'validating', 'admission']);

/** The objects as they are judged, and what is around them. */
class World<Source> {
  readonly #input: Judgement<Source>;
  readonly #objects: readonly unknown[];
  readonly #cluster: Objects;
  /** Exceptions and bindings. */
  readonly #beside: readonly PolicyObject<Source>[];

  constructor(input: Judgement<Source>) {
    const { objects, kinds, likeCommandLine, policies } = input;
    this.#input = input;
    const cluster = new Objects(input.cluster, kinds);
    this.#cluster = cluster;
    this.#objects = objects.map((one) => (likeCommandLine ? asLoaded(one, kinds) : admitted(one, kinds, cluster)));
    this.#beside = policies.filter(({ object }) => {
      const role = roleOfObject(object);
      return role !== null && !judgedRoles.has(role);
    });
  }

  judged(one: PolicyObject<Source>): readonly JudgedPolicy<Source>[] {
    const bindings = this.#beside.map(({ object }) => object).filter((object) => roleOfObject(object) === 'binding');
    const imagined = this.#input.likeCommandLine ? imaginedBinding(one.object, bindings) : null;
    const bound = imagined === null ? [] : [{ object: imagined, source: one.source }];
    const set = new PolicySet([one, ...this.#beside, ...bound]);
    return set.policies.map((policy) => ({
      policy,
      outcomes: this.#objects.map((object) => this.#said(set, policy, one.object, object)),
    }));
  }

  /** Which objects a policy is about that is not judged itself. */
  asked(policy: unknown): readonly boolean[] {
    const constraints = at(policy, 'spec', 'matchConstraints');
    return this.#objects.map((object) => {
      const matched = matchConstraints(constraints, this.#request(policy, object, this.#input.operation));
      return !('matches' in matched) || matched.matches;
    });
  }

  /** What is taken for granted for one policy is noted for its outcomes alone. */
  #said(
    set: PolicySet<Source>,
    { name, kind }: LoadedPolicy<Source>,
    policy: unknown,
    object: unknown,
  ): readonly Outcome[] {
    const { values, likeCommandLine } = this.#input;
    const noted = new Set<string>();
    const externals = externalsIn(
      { objects: this.#cluster, areAll: likeCommandLine, images: new Map(), globalContext: null, answers: null },
      (assumption) => noted.add(assumption),
    );
    const own = valuesFor(values, name, textAt(object, 'metadata', 'name'));
    const operation = operationIn(kind, values, own, this.#input.operation);
    const given = (_policy: string, rule: string): ReadonlyMap<string, unknown> =>
      new Map([...own, ...valuesOfRule(values, name, rule)]);
    const judging = { externals, likeCommandLine, given };
    // Admission asks no policy about data of any kind, Kyverno's command line does.
    const judged = [
      ...set.judge(this.#request(policy, object, operation), judging),
      ...(likeCommandLine ? set.judgeData(object, judging) : []),
    ];
    const outcomes = judged.flatMap((one) => one.outcomes);
    const assumptions = [...noted];
    return assumptions.length === 0 ? outcomes : outcomes.map((outcome) => Object.assign({}, outcome, { assumptions }));
  }

  #request(policy: unknown, object: unknown, operation: Judgement<Source>['operation']): Request {
    const { kinds, values, likeCommandLine } = this.#input;
    return partRequest(textAt(policy, 'kind'), object, kinds, values, {
      operation,
      userInfo: null,
      namespaceNamed: (name) =>
        values.namespaces.get(name) ??
        this.#cluster.get('v1', 'namespaces', '', name) ??
        (likeCommandLine ? imaginedNamespace(policy, name) : undefined),
    });
  }
}

/** As an API server shows it to admission: in its namespace, with its defaults. */
function admitted(object: unknown, kinds: Kinds, cluster: Objects): unknown {
  const placed = inUsualNamespace(object, kinds);
  const namespace = textAt(placed, 'metadata', 'namespace');
  const serviceAccountNamed = (name: string): unknown => cluster.get('v1', 'serviceaccounts', namespace, name);
  return asAdmittedObject(placed, { namespace, serviceAccountNamed });
}
