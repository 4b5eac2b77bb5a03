import type { Externals } from '../cel/value/externals.ts';
import { isMap, textAt } from '../kubernetes/read.ts';
import { asAdmittedObject } from './defaults/asAdmittedObject.ts';
import { globalEntriesIn } from './globalEntries.ts';
import { isAbout } from './isAbout.ts';
import type { Kinds } from './kinds.ts';
import type { AskedPolicy, LoadedPolicies } from './loadedPolicies.ts';
import type { UserInfo } from './match/subject.ts';
import type { Objects } from './objects.ts';
import type { Outcome } from './outcome.ts';
import { externalsIn } from './outside.ts';
import type { Judged } from './policySet.ts';
import type { Request } from './request.ts';
import type { Asking } from './requestOf.ts';
import { imaginedNamespace } from './suite/imaginedNamespace.ts';
import { asLoaded, inUsualNamespace } from './suite/loaded.ts';
import { loadedRequest, operationIn, partRequest } from './suite/partRequest.ts';
import { valuesFor, valuesOfRule } from './suite/values.ts';
import type { Values } from './suite/values.ts';
import { unjudgedFor } from './unsupported.ts';
import { looksAtWhoAsks, nobodyAsks } from './whoAsks.ts';

/** What is around the objects that are judged. */
export interface Around {
  /** Objects that may stand for those of the cluster. */
  readonly cluster: Objects;
  readonly kinds: Kinds;
  readonly values: Values;
  readonly operation: Asking['operation'];
  /** What an update takes the place of, as it is written; without it an update changes nothing. */
  readonly before?: (object: unknown) => unknown;
  /** Who asks; nobody in particular without it. */
  readonly userInfo?: UserInfo;
  /** When exceptions expire, in nanoseconds since 1970; null when the time is not known. */
  readonly exceptionsAt: bigint | null;
  /** As Kyverno's command line: there is nothing but what is given. */
  readonly likeCommandLine: boolean;
}

/** Policies and what is around them, to be asked about one object after the other. */
export class PolicyWorld<Source> {
  readonly policies: LoadedPolicies<Source>;
  readonly #around: Around;
  /** By object that was seen, kind of policy and operation, until something of the cluster changes. */
  #requests = new WeakMap<object, Map<string, Request>>();
  /** What is taken for granted by the policy that is being asked. */
  readonly #noted = new Set<string>();
  #last: { readonly seen: unknown; readonly externals: Externals } | null = null;
  readonly #stopped: (source: Source) => void;

  /** `stopped` is told who brought a policy that takes more than it may, when that is seen for the first time. */
  constructor(policies: LoadedPolicies<Source>, around: Around, stopped: (source: Source) => void = () => undefined) {
    this.#stopped = stopped;
    this.policies = policies;
    this.#around = around;
  }

  /** What those policies say that are asked about an object as it is written. Never throws. */
  judge(object: unknown, namespace?: string): readonly Judged<Source>[] {
    const seen = this.seen(object, namespace);
    return this.policies.asked
      .map((one) => ({ policy: one.policy, outcomes: this.said(one, seen) }))
      .filter(({ outcomes }) => outcomes.length > 0);
  }

  /** An object as policies see it: in its namespace (this one, if it names none), and as an API server shows it to admission. */
  seen(object: unknown, namespace?: string): unknown {
    const { kinds, likeCommandLine, cluster } = this.#around;
    return likeCommandLine ? asLoaded(object, kinds) : admitted(inUsualNamespace(object, kinds, namespace), cluster);
  }

  /** What one policy says about an object that was `seen`; empty where it is not asked. Never throws. */
  said(
    { object: policy, policy: { name, kind, source }, set, missing, patience }: AskedPolicy<Source>,
    seen: unknown,
  ): readonly Outcome[] {
    const { values, likeCommandLine, operation: usual, exceptionsAt } = this.#around;
    if (set === null) {
      const isAsked = missing !== null && isAbout(policy, this.#request(policy, seen, usual));
      return isAsked ? [unjudgedFor(policy, missing)] : [];
    }
    // What is taken for granted for one policy is noted for its outcomes alone.
    const noted = this.#noted;
    noted.clear();
    const externals = this.#externals(seen);
    const own = valuesFor(values, name, textAt(seen, 'metadata', 'name'));
    const operation = operationIn(kind, values, own, usual);
    const given = (_policy: string, rule: string): ReadonlyMap<string, unknown> => {
      const ofRule = valuesOfRule(values, name, rule);
      return ofRule.size === 0 ? own : new Map([...own, ...ofRule]);
    };
    const allowance = patience.forObject();
    const judging = { externals, exceptionsAt, likeCommandLine, given, allowance };
    // Admission asks no policy about data of any kind, Kyverno's command line does.
    const judged = [
      ...set.judge(this.#request(policy, seen, operation), judging),
      ...(likeCommandLine ? set.judgeData(seen, judging) : []),
    ];
    const outcomes = judged.flatMap((one) => one.outcomes);
    if (patience.note(seen, outcomes, allowance)) this.#stopped(source);
    if (this.#around.userInfo === undefined && looksAtWhoAsks(policy)) noted.add(nobodyAsks);
    const assumptions = [...noted];
    return assumptions.length === 0 ? outcomes : outcomes.map((outcome) => Object.assign({}, outcome, { assumptions }));
  }

  /** What policies may look up for an object: the same for each that is asked about it in a row. */
  #externals(seen: unknown): Externals {
    const { cluster, likeCommandLine } = this.#around;
    if (this.#last !== null && this.#last.seen === seen) return this.#last.externals;
    // What is only made is not there yet: it does not meet itself.
    const objects = likeCommandLine ? cluster : cluster.without(seen);
    const outside = { objects, areAll: likeCommandLine, images: new Map(), globalContext: null, answers: null };
    const found = externalsIn(outside, (assumption) => this.#noted.add(assumption));
    const externals = likeCommandLine ? found : { ...found, globalContext: globalEntriesIn(objects, found) };
    this.#last = { seen, externals };
    return externals;
  }

  /** Something of the cluster has come, changed or gone: a request holds the Namespace of its object. */
  forget(): void {
    this.#requests = new WeakMap();
    this.#last = null;
  }

  /** Policies of a kind are asked the same; only a command line imagines what namespace a policy may mean. */
  #request(policy: unknown, object: unknown, operation: Around['operation']): Request {
    if (this.#around.likeCommandLine || !isMap(object)) return this.#made(policy, object, operation);
    const asked = this.#requests.get(object) ?? new Map<string, Request>();
    const key = `${textAt(policy, 'kind')} ${operation}`;
    const known = asked.get(key);
    if (known !== undefined) return known;
    const request = this.#made(policy, object, operation);
    this.#requests.set(object, asked.set(key, request));
    return request;
  }

  #made(policy: unknown, object: unknown, operation: Around['operation']): Request {
    const { kinds, values, likeCommandLine, cluster, before, userInfo = null } = this.#around;
    const kind = textAt(policy, 'kind');
    const ask = likeCommandLine ? loadedRequest : partRequest;
    const there = (name: string): unknown =>
      likeCommandLine ? imaginedNamespace(kind, name) : (cluster.get('v1', 'namespaces', '', name) ?? undefined);
    const request = ask(kind, object, kinds, values, {
      operation,
      userInfo,
      // A Namespace judges by its own labels, whatever values say of it for the policies of others.
      namespaceNamed: (name) => (kind === 'Namespace' ? null : values.namespaces.get(name)) ?? there(name),
    });
    if (operation !== 'UPDATE' || before === undefined) return request;
    return { ...request, oldObject: this.seen(before(object)) };
  }
}

/** As an API server shows it to admission: with its defaults. */
function admitted(placed: unknown, cluster: Objects): unknown {
  const namespace = textAt(placed, 'metadata', 'namespace');
  const serviceAccountNamed = (name: string): unknown => cluster.get('v1', 'serviceaccounts', namespace, name);
  return asAdmittedObject(placed, { namespace, serviceAccountNamed });
}
