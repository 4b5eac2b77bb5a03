import { sealedPlace } from '../domain/bootstrap/sealedFile.ts';
import type { SealedPlace } from '../domain/bootstrap/sealedFile.ts';
import { idOf, wantedValues } from '../domain/bootstrap/wantedValues.ts';
import type { SecretWork } from '../domain/bootstrap/work.ts';
import { workOf } from '../domain/bootstrap/workOf.ts';
import { conditionOf, prepared } from '../domain/phases/expression.ts';
import { given } from '../domain/phases/given.ts';
import type { PlatformSpec } from '../domain/phases/spec.ts';
import { staysInside } from '../domain/platform/tree.ts';
import { Refusal } from '../domain/sealing/refusal.ts';
import { sealedIn, sealFiles } from './bootstrap/sealPreparation.ts';
import type { SealPreparation } from './bootstrap/sealPreparation.ts';

/** Secrets that a phase names and that are sealed nowhere yet: one, or those that have a value in common. */
export interface MissingSecrets extends Pick<SealPreparation, 'wanted' | 'files'> {
  /** The title of the phase. */
  readonly phase: string;
  readonly secrets: readonly SecretWork[];
}

/**
 * What the `seal` steps of a platform name and its files do not have, in the order of the phases. Steps that do not apply
 * count for nothing, and a Secret that has some of its keys is not missing. `textOf` gives the text of a file, by its path
 * from the root; null when there is none, undefined when it can't be read.
 */
export async function missingSecrets(
  spec: PlatformSpec,
  textOf: (file: string) => Promise<string | null | undefined>,
): Promise<readonly MissingSecrets[]> {
  const named = secretsIn(spec);
  const texts = new Map<string, string | null>();
  const places = new Map<string, SealedPlace | null>();
  for (const { secret } of named) {
    const { file } = secret;
    const text = texts.has(file) ? texts.get(file) : await textOf(file);
    if (text === undefined) continue;
    texts.set(file, text);
    const place = placeIn(text, secret);
    if (place !== undefined) places.set(idOf(secret, ''), place);
  }
  const missing = named.filter(({ secret }) => places.get(idOf(secret, '')) === null);
  return tied(missing).flatMap((group) => {
    const secrets = group.map(({ secret }) => secret);
    const others = named.flatMap(({ secret }) => (secrets.includes(secret) ? [] : [secret]));
    const wanted = wantedValues(secrets, others, sealedIn(places));
    const [first] = group;
    if ('problem' in wanted || first === undefined) return [];
    return [{ phase: first.phase, secrets, wanted, files: sealFiles(wanted, texts, places) }];
  });
}

interface Named {
  readonly phase: string;
  readonly secret: SecretWork;
}

function secretsIn(spec: PlatformSpec): readonly Named[] {
  return spec.phases.flatMap((phase) =>
    !holds(spec, phase.when)
      ? []
      : phase.steps.flatMap((step) => {
          if (step.kind !== 'seal' || !holds(spec, step.when)) return [];
          const work = workOf(spec, phase, step, null);
          if ('problem' in work || work.kind !== 'seal') return [];
          const inside = work.secrets.filter(({ file }) => staysInside(file));
          return inside.map((secret) => ({ phase: phase.title, secret }));
        }),
  );
}

function holds(spec: PlatformSpec, when: string | null): boolean {
  if (when === null) return true;
  const found = conditionOf(prepared(when), given(spec, { git: null, now: 0 }));
  return 'value' in found && found.value;
}

/** Undefined for a file that nothing can be sealed in. */
function placeIn(text: string | null, secret: SecretWork): SealedPlace | null | undefined {
  try {
    return sealedPlace(text, secret);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** Those that have a value in common, together: sealed one by one, the second would want what nobody can read any more. */
function tied(all: readonly Named[]): readonly (readonly Named[])[] {
  const groups: Set<Named>[] = [];
  for (const one of all) {
    const near = groups.filter((group) => [...group].some((other) => isTied(one, other)));
    const whole = new Set([...near.flatMap((group) => [...group]), one]);
    groups.splice(0, groups.length, ...groups.filter((group) => !near.includes(group)), whole);
  }
  const order = (group: ReadonlySet<Named>): number => all.findIndex((one) => group.has(one));
  return groups.toSorted((a, b) => order(a) - order(b)).map((group) => all.filter((one) => group.has(one)));
}

function isTied({ secret: a }: Named, { secret: b }: Named): boolean {
  return isOf(a, b) || isOf(b, a);
}

function isOf({ entries }: SecretWork, { namespace, name }: SecretWork): boolean {
  return entries.some((one) => one.from === 'sameAs' && one.of.namespace === namespace && one.of.name === name);
}
