/** What Kyverno is asked: generated policies about our bases, and policies of others about those that they let pass. */
import type { Random } from '../../random.ts';
import { times } from '../generate/values.ts';
import { others, pods } from './bases.ts';
import type { Base, JsonMap } from './bases.ts';
import { changesOf, namesIn } from './mutate.ts';
import type { Change } from './mutate.ts';
import type { Question } from './pairs.ts';
import { policyOf } from './policies.ts';
import type { RuleKind } from './policies.ts';
import { each, fieldOf, scopesOf } from './wishes.ts';
import type { FieldPath, Scope } from './wishes.ts';

/** How many policies of a kind are made about a base. */
const shares: Readonly<Record<RuleKind, number>> = {
  pattern: 6,
  anyPattern: 6,
  deny: 7,
  foreach: 8,
  podSecurity: 7,
  cel: 6,
  validating: 2,
  autogen: 12,
  admission: 4,
};

/** Which are asked together, and about how many objects: Kyverno takes ten times as long for ValidatingPolicies. */
const groups: readonly { readonly kinds: readonly RuleKind[]; readonly most: number }[] = [
  { kinds: ['pattern', 'anyPattern', 'deny', 'foreach', 'podSecurity', 'cel', 'admission'], most: 60 },
  { kinds: ['validating'], most: 24 },
  { kinds: ['autogen'], most: 52 },
];

export function generatedQuestions(random: Random): readonly Question[] {
  return [...pods, ...others].flatMap((base, index) => {
    const questions = groups.map(({ kinds, most }): Question => {
      const wished = new Set<string>();
      const scopes = scopesOf(base, (path) => wished.add(keyOf(path)));
      const policies = kinds.flatMap((kind) =>
        times(shares[kind], (count) => madeOf(kind, scopes, `${kind}-${index}-${count}`.toLowerCase(), random)).flat(),
      );
      return { policies, bases: [{ base: base.object, changes: someOf(base, policies, random, most, wished) }] };
    });
    return questions.filter(({ policies }) => policies.length > 0);
  });
}

function keyOf(path: FieldPath): string {
  return JSON.stringify(path.map((step) => (step === each ? 0 : step)));
}

function madeOf(kind: RuleKind, scopes: readonly Scope[], name: string, random: Random): readonly JsonMap[] {
  const [inner, own] = scopes;
  if (inner === undefined) return [];
  const isCustom = inner.group.includes('.com');
  switch (kind) {
    case 'autogen':
      return own === undefined ? [] : policyOf(kind, inner, name, random);
    case 'podSecurity':
      return inner.kind !== 'Pod' ? [] : policyOf(kind, inner, name, random);
    case 'validating':
    case 'admission':
      // The command line knows no resources of kinds whose definition it is not given.
      return isCustom ? [] : policyOf(kind, own ?? inner, name, random);
    default:
      return policyOf(kind, own !== undefined && random.chance(0.3) ? own : inner, name, random);
  }
}

const ofPodSecurity =
  'capabilities hostNetwork hostPID hostIPC hostPath hostPort procMount seccompProfile seLinuxOptions';

/** What nearly every policy mentions. */
const common: ReadonlySet<string> = new Set(['spec', 'metadata', 'template', 'jobTemplate', 'name', 'kind']);

/**
 * Changes of fields that are mentioned in the policies, as others make no difference to them, and a few of what holds them;
 * most are of what is wished.
 */
export function someOf(
  base: Base,
  policies: readonly JsonMap[],
  random: Random,
  count: number,
  wished: ReadonlySet<string> = new Set(),
): readonly Change[] {
  const text = policies.map((one) => JSON.stringify(one)).join(' ');
  const wide = text.includes('"podSecurity"')
    ? `${text} ${ofPodSecurity} runAsNonRoot runAsUser allowPrivilegeEscalation privileged sysctls hostProcess`
    : text;
  const mentioned = new Set(wide.match(/[\w./-]+/g) ?? []);
  const known = new Set([...mentioned].flatMap((word) => word.split(/[./-]/).concat(word)));
  const fitting = changesOf(base, random).filter((change) => {
    const isCommon = common.has(String(change.steps.at(-1)));
    return [...namesIn(base.object, change)].some((name) => known.has(name)) && (!isCommon || random.chance(0.3));
  });
  const sharp = shuffled(
    fitting.filter(({ steps }) => wished.has(keyOf(fieldOf(steps)))),
    random,
  ).slice(0, Math.ceil(count * 0.8));
  const blunt = shuffled(
    fitting.filter((change) => !sharp.includes(change)),
    random,
  );
  return [...sharp, ...blunt].slice(0, count);
}

export function shuffled<T>(list: readonly T[], random: Random): readonly T[] {
  return list
    .map((one) => ({ one, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
