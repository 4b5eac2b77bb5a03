import { at, isMap, textAt } from '../../kubernetes/read.ts';
import { hasWildcard, wildcard } from '../wildcard.ts';
import { itemsOf, loopsOf } from './rules.ts';
import type { Placed } from './rules.ts';

/** What the variables of a rule may name besides what Kyverno brings. */
export interface Declared {
  /** Names of context entries, and of attestations whose statements are looked at. */
  readonly names: readonly string[];
  /** Names of entries that are config maps: of them there are data and metadata. */
  readonly configMaps: readonly string[];
  /** Names of entries of loops inside of loops, where Kyverno does not look for them. */
  readonly inner: readonly string[];
}

/** The context entries of a rule and of what is inside of it (kyverno, pkg/validation/policy: buildContext). */
export function declaredIn(rule: Placed): Declared {
  const [outer, inner] = [true, false].map((isOuter) => loopsOf(rule).filter((loop) => isOuterLoop(loop) === isOuter));
  const owners = [rule, ...(outer ?? []), ...itemsOf(rule, 'mutate', 'targets')];
  const entries = owners.flatMap(entriesOf);
  const attestations = itemsOf(rule, 'verifyImages').flatMap((one) => itemsOf(one, 'attestations'));
  return {
    names: named([...entries.filter((entry) => !isConfigMap(entry)), ...attestations.map(({ value }) => value)]),
    configMaps: named(entries.filter(isConfigMap)),
    inner: named((inner ?? []).flatMap(entriesOf)),
  };
}

function isOuterLoop({ steps }: Placed): boolean {
  return steps.filter((step) => step === 'foreach').length === 1;
}

function entriesOf(owner: Placed): readonly unknown[] {
  return itemsOf(owner, 'context').map(({ value }) => value);
}

function isConfigMap(entry: unknown): boolean {
  return isMap(at(entry, 'configMap'));
}

function named(list: readonly unknown[]): readonly string[] {
  return list.map((one) => textAt(one, 'name')).filter((name) => name !== '');
}

/** Whether Kyverno takes a query for one of a declared name: all that it asks is how its text begins. */
export function isDeclared({ names, configMaps }: Declared, query: string): boolean {
  const unquoted = query.replaceAll('"', '');
  return names.some((name) => begins(unquoted, name)) || configMaps.some((name) => isOfConfigMap(unquoted, name));
}

function isOfConfigMap(query: string, name: string): boolean {
  return ['.data', '.metadata'].some((part) => query === name + part || begins(query, `${name}${part}.`));
}

/** A name may have wildcards, but hardly ever has. */
function begins(query: string, name: string): boolean {
  return hasWildcard(name) ? wildcard(`${name}*`, query) : query.startsWith(name);
}

/** What Kyverno brings into the rules of a policy, by how its webhook looks for it (pkg/validation/policy/validate.go). */
export function bringsFor({ hasTarget, isBackground }: Scope): RegExp {
  if (hasTarget) return isBackground ? backgroundTarget : target;
  return isBackground ? background : all;
}

export interface Scope {
  /** Whether there is an object that is changed besides the one of the request. */
  readonly hasTarget: boolean;
  /** Whether the policy is asked without a request, too. */
  readonly isBackground: boolean;
}

const all =
  /request|serviceAccountName|serviceAccountNamespace|element|elementIndex|@|images|image|([a-z_0-9]+\()[^{}]/;
const background = /request\.|element|elementIndex|@|images|images\.|image\.|([a-z_0-9]+\()[^{}]/;
const target =
  /request\.|serviceAccountName|serviceAccountNamespace|element|elementIndex|@|images|images\.|image\.|target\.|([a-z_0-9]+\()[^{}]/;
const backgroundTarget = /request\.|element|elementIndex|@|images|images\.|image\.|target\.|([a-z_0-9]+\()[^{}]/;

/** The first names of what Kyverno brings somewhere. */
export function isBrought(name: string): boolean {
  return brought.has(name) || /^element(?:Index)?\d*$/.test(name);
}

export const brought: ReadonlySet<string> = new Set([
  'request',
  'images',
  'image',
  'element',
  'elementIndex',
  'serviceAccountName',
  'serviceAccountNamespace',
  'target',
]);

/** Whether a rule changes objects that are there already. */
export function hasTargets(rule: Placed): boolean {
  return itemsOf(rule, 'mutate', 'targets').length > 0;
}

/** Whether a policy is asked without a request, too. */
export function hasBackground(policy: unknown): boolean {
  return at(policy, 'spec', 'background') !== false;
}

/** Whether a text stands where the names come out of an image's attestation: they are not known before. */
export function isOfAttestation(rule: Placed, steps: Placed['steps']): boolean {
  const [list, , attestations, , conditions] = steps.slice(rule.steps.length);
  return list === 'verifyImages' && attestations === 'attestations' && conditions === 'conditions';
}

/** What a rule with targets says before it has them: where it looks for them, and whether it does. */
export function isBeforeTargets(rule: Placed, steps: Placed['steps']): boolean {
  const [first, second, , field] = steps.slice(rule.steps.length);
  if (first === 'mutate' && second === 'targets') return ofTarget.has(field);
  return first === 'context' || first === 'preconditions';
}

const ofTarget: ReadonlySet<unknown> = new Set(['apiVersion', 'kind', 'namespace', 'name', 'uid', 'selector']);
