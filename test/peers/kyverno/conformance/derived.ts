/** What tests of Kyverno's test/conformance want to be derived from policies about pods, beside what we derive. */
import { at, isMap, listAt, textAt, textsAt } from '../../../../src/domain/kubernetes/read.ts';
import { rulesFor } from '../../../../src/domain/policy/classic/autogen.ts';
import { asAdmitted } from '../../../../src/domain/policy/data.ts';
import { isClassic } from '../../../../src/domain/policy/suite/partRequest.ts';
import { variantsOf } from '../../../../src/domain/policy/validating/autogen.ts';
import { nameOf } from './replay.ts';
import type { Sighting } from './replay.ts';

export interface Derivation {
  readonly test: string;
  readonly object: string;
  /** Names of what is expected and not derived alike, and of what is derived besides. */
  readonly differences: readonly string[];
}

/** Kinds that make pods, as rules that are derived match them. */
const makers = ['DaemonSet', 'Deployment', 'Job', 'StatefulSet', 'ReplicaSet', 'ReplicationController', 'CronJob'];

/** What the schema of a policy fills in, and what only names again what is matched. */
const besidesRules: ReadonlySet<string> = new Set(['skipBackgroundRequests', 'allowExistingViolations', 'targets']);

/** None for what is no policy that is judged, and where a test does not look. */
export function derivation({ test, object: wanted, world, isKnown }: Sighting): readonly Derivation[] {
  const [kind, name] = [textAt(wanted, 'kind'), textAt(wanted, 'metadata', 'name')];
  const autogen = at(wanted, 'status', 'autogen');
  const isValidating = kind === 'ValidatingPolicy' || kind === 'NamespacedValidatingPolicy';
  // A name in parentheses is worked out by Chainsaw: these tests have one policy.
  const policy = world.objects.find(
    (one) => textAt(one, 'kind') === kind && (name.startsWith('(') || textAt(one, 'metadata', 'name') === name),
  );
  if (!isKnown || !isMap(autogen) || policy === undefined || !(isClassic(kind) || isValidating)) return [];
  const expected = isValidating
    ? Object.entries(at(autogen, 'configs') ?? {})
    : listAt(autogen, 'rules').map((rule): [string, unknown] => [textAt(rule, 'name'), rule]);
  const ours = isValidating ? configsOf(policy) : rulesOf(policy);
  const besides = [...ours.keys()].filter((one) => !expected.some(([key]) => key === one));
  const unlike = expected.filter(([key, value]) => !isWithin(value, ours.get(key))).map(([key]) => key);
  return [{ test, object: nameOf(policy), differences: [...unlike, ...besides] }];
}

function configsOf(policy: unknown): ReadonlyMap<string, unknown> {
  const variants = variantsOf(at(policy, 'spec'));
  return new Map(variants.map(({ from, spec }) => [from, { spec }]));
}

/** A rule for the kinds that it is derived for; in what it matches it has these, and nothing else is compared. */
function rulesOf(policy: unknown): ReadonlyMap<string, unknown> {
  const data = asAdmitted(policy);
  return new Map(
    makers.flatMap((kind) =>
      rulesFor(data, kind)
        .filter(({ name }) => name.startsWith('autogen-'))
        .map(({ name, data: rule }): [string, unknown] => [name, rule]),
    ),
  );
}

/** As Chainsaw compares: maps may have more, lists may not. */
function isWithin(wanted: unknown, found: unknown): boolean {
  if (Array.isArray(wanted))
    return (
      Array.isArray(found) &&
      wanted.length === found.length &&
      wanted.every((one, index) => isWithin(one, found[index] as unknown))
    );
  if (!isMap(wanted)) return wanted === found;
  return Object.entries(wanted).every(([key, value]) => {
    if (besidesRules.has(key)) return true;
    const kinds = textsAt(wanted, 'kinds');
    return key === 'kinds' ? textsAt(found, key).every((one) => kinds.includes(one)) : isWithin(value, at(found, key));
  });
}
