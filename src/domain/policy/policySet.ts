import type { Externals } from '../cel/value/externals.ts';
import { textAt, wordAt } from '../kubernetes/read.ts';
import { judgeLikeCommandLine } from './admission/commandLine.ts';
import { judgeAdmission } from './admission/judge.ts';
import { loadAdmissionPolicy } from './admission/policy.ts';
import { classicExceptionOf } from './classic/exception.ts';
import type { ClassicException } from './classic/exception.ts';
import { judgeClassic } from './classic/judge.ts';
import { ClassicPolicy } from './classic/policy.ts';
import type { ExpressionProblem } from './expressions/program.ts';
import type { Outcome } from './outcome.ts';
import type { Allowance } from './patience.ts';
import type { PolicyProblem } from './problems/problem.ts';
import type { Request } from './request.ts';
import { roleOfObject } from './role.ts';
import type { PolicyRole } from './role.ts';
import { judgeStandards, refusedLabels } from './standards/judge.ts';
import type { Surroundings } from './validating/evaluate.ts';
import { exceptionOf } from './validating/exception.ts';
import { judgeJson, judgeValidating } from './validating/judge.ts';
import { loadValidatingPolicy } from './validating/policy.ts';

/** An object that belongs to policies, and who brought it. */
export interface PolicyObject<Source> {
  readonly object: unknown;
  readonly source: Source;
  /** Why the schema of its kind refuses it; absent where nobody has asked the schema. */
  readonly bySchema?: readonly PolicyProblem[];
  /** Whether it is an item of a `List`. */
  readonly isListed?: boolean;
}

/** A policy of a set, as far as it could be loaded. */
export interface LoadedPolicy<Source> {
  readonly source: Source;
  readonly kind: string;
  /** Null for one of the whole cluster. */
  readonly namespace: string | null;
  readonly name: string;
  /** Why it is not in force; empty when it is. */
  readonly problems: readonly ExpressionProblem[];
}

/** What one policy of a set says about a request; it is only there when the policy is asked. */
export interface Judged<Source> {
  readonly policy: LoadedPolicy<Source>;
  readonly outcomes: readonly Outcome[];
}

/** How a request is judged. */
export interface Judging {
  readonly externals: Externals;
  /** When exceptions expire, in nanoseconds since 1970; absent, as the externals say. */
  readonly exceptionsAt?: bigint | null;
  /** As Kyverno's command line judges: numbers are floats, and the first validation that fails is the last. */
  readonly likeCommandLine: boolean;
  /** Values that a test gives for variables of a rule, by name. */
  readonly given: (policy: string, rule: string) => ReadonlyMap<string, unknown>;
  readonly allowance: Allowance;
}

/** How a policy is asked about a request, and about data of any kind. */
interface Judge {
  readonly request: (request: Request, judging: Judging) => readonly Outcome[];
  readonly data: (data: unknown, judging: Judging) => readonly Outcome[];
}

const silent: Judge = { request: () => [], data: () => [] };

/** Policies, exceptions and bindings that belong together: loaded once, asked about many objects. */
export class PolicySet<Source> {
  readonly policies: readonly LoadedPolicy<Source>[];
  readonly #judges: ReadonlyMap<LoadedPolicy<Source>, Judge>;

  constructor(objects: readonly PolicyObject<Source>[]) {
    const byRole = Map.groupBy(objects, ({ object }) => roleOfObject(object));
    const inRole = (role: PolicyRole): readonly PolicyObject<Source>[] => byRole.get(role) ?? [];
    const exceptions = inRole('exception').map(({ object }) => exceptionOf(object));
    const classicExceptions = inRole('classicException').map(({ object }) => classicExceptionOf(object));
    const bindings = inRole('binding').map(({ object }) => object);
    const loaded = [
      ...inRole('validating').map((one) => {
        const made = loadValidatingPolicy(one.object, exceptions);
        return 'problems' in made ? broken(one, made.problems) : { policy: named(one), judge: validating(made.policy) };
      }),
      ...inRole('classic').map((one) => ({ policy: named(one), judge: classic(one.object, classicExceptions) })),
      ...inRole('admission').map((one) => {
        const made = loadAdmissionPolicy(one.object, bindings);
        return 'problems' in made ? broken(one, made.problems) : { policy: named(one), judge: admission(made.policy) };
      }),
      ...inRole('standards').map((one) => {
        const problems = refusedLabels(one.object);
        return problems.length > 0 ? broken(one, problems) : { policy: named(one), judge: standards(one.object) };
      }),
    ];
    this.policies = loaded.map(({ policy }) => policy);
    this.#judges = new Map(loaded.map(({ policy, judge }) => [policy, judge]));
  }

  /** What the policies say that are about the request. Never throws. */
  judge(request: Request, judging: Judging): readonly Judged<Source>[] {
    return this.#asked(({ request: ask }) => ask(request, judging));
  }

  /** What the policies say that are about data of any kind. Never throws. */
  judgeData(data: unknown, judging: Judging): readonly Judged<Source>[] {
    return this.#asked(({ data: ask }) => ask(data, judging));
  }

  #asked(ask: (judge: Judge) => readonly Outcome[]): readonly Judged<Source>[] {
    return this.policies
      .map((policy) => ({ policy, outcomes: ask(this.#judges.get(policy) ?? silent) }))
      .filter(({ outcomes }) => outcomes.length > 0);
  }
}

/** A policy as it names itself, of which nothing more is read. */
export function named<Source>({ object, source }: PolicyObject<Source>): LoadedPolicy<Source> {
  return {
    source,
    kind: textAt(object, 'kind'),
    namespace: wordAt(object, 'metadata', 'namespace'),
    name: textAt(object, 'metadata', 'name'),
    problems: [],
  };
}

function broken<Source>(
  one: PolicyObject<Source>,
  problems: readonly ExpressionProblem[],
): { readonly policy: LoadedPolicy<Source>; readonly judge: Judge } {
  return { policy: { ...named(one), problems }, judge: silent };
}

function validating(policy: Parameters<typeof judgeValidating>[0]): Judge {
  return {
    request: (request, judging) => judgeValidating(policy, request, surroundingsOf(judging)),
    data: (data, judging) => judgeJson(policy, data, surroundingsOf(judging)),
  };
}

function surroundingsOf({ externals, exceptionsAt = null, likeCommandLine, allowance }: Judging): Surroundings {
  return { externals, exceptionsAt: exceptionsAt ?? externals.now, likeCommandLine, allowance };
}

function classic(object: unknown, exceptions: readonly ClassicException[]): Judge {
  const policy = new ClassicPolicy(object);
  return {
    ...silent,
    request: (request, { externals, likeCommandLine, given, allowance }) =>
      judgeClassic(policy, request, {
        externals,
        exceptions,
        numbersAreFloats: likeCommandLine,
        given: (rule) => (likeCommandLine ? placed(given(policy.name, rule), request) : given(policy.name, rule)),
        allowance,
      }),
  };
}

/**
 * What lies in no namespace has an empty one for Kyverno's command line, where a request of an API server has none at all.
 * Source: kyverno, pkg/engine/policycontext/policy_context.go: NewPolicyContext.
 */
function placed(given: ReadonlyMap<string, unknown>, { namespace }: Request): ReadonlyMap<string, unknown> {
  return namespace === '' ? new Map([['request.namespace', ''], ...given]) : given;
}

function admission(policy: Parameters<typeof judgeAdmission>[0]): Judge {
  return {
    ...silent,
    request: (request, { externals, allowance, likeCommandLine }) =>
      likeCommandLine
        ? judgeLikeCommandLine(policy, request, { externals, allowance })
        : judgeAdmission(policy, request, externals, allowance),
  };
}

function standards(namespace: unknown): Judge {
  return { ...silent, request: (request) => judgeStandards(namespace, request) };
}
