/** A difference made as small as it gets: what can be left out while both still say what they say is left out. */
import { textAt } from '../../../src/domain/kubernetes/read.ts';
import { pairsOf } from './pairs.ts';
import type { Matrix, Pair } from './pairs.ts';
import { verdictsOf } from './pairsVerdicts.ts';
import type { Json } from './podSecurityPods.ts';

/** A pair that differs, and where it was found. */
export interface Found {
  readonly matrix: Matrix;
  readonly pair: Pair;
}

/** How often at most something is left out. */
const rounds = 30;

/** The policy and the object, with what belongs to them, without what makes no difference. Kyverno is asked some 60 times. */
export async function minimised(program: string, { matrix, pair }: Found): Promise<Found> {
  let now: Found = { matrix: only(matrix, pair), pair };
  for (let round = 0; round < rounds; round += 1) {
    const next = (await first(program, now, policiesBelow)) ?? (await first(program, now, objectsBelow));
    if (next === null) break;
    now = next;
  }
  return now;
}

/** The policy with its bindings, and the object with the Namespaces. */
function only({ policies, objects, exceptions }: Matrix, { policy, object }: Pair): Matrix {
  const name = policy.split('/').at(-1) ?? '';
  return {
    policies: policies.filter((one) => nameOf(one) === name || Object(one['spec'])['policyName'] === name),
    objects: objects
      .filter(
        (one) =>
          one['kind'] === 'Namespace' || object === `${textAt(one, 'kind')}/${object.split('/')[1]}/${nameOf(one)}`,
      )
      .toSorted((a, b) => Number(isAsked(b, object)) - Number(isAsked(a, object))),
    exceptions: exceptions.filter((one) => JSON.stringify(one).includes(`${name}"`)),
  };
}

function isAsked(one: Json, object: string): boolean {
  return object.startsWith(`${textAt(one, 'kind')}/`) && object.endsWith(`/${nameOf(one)}`);
}

function nameOf({ metadata }: Json): string {
  return String(Object(metadata)['name']);
}

/** One step smaller than a matrix of one policy and one object, each by itself. */
type Below = (matrix: Matrix) => readonly Matrix[];

const policiesBelow: Below = ({ policies: [policy, ...bindings], objects, exceptions }) => {
  if (policy === undefined) return [];
  return smaller(policy['spec']).map((spec, index) => {
    const name = nameOf(policy);
    const renamed = (one: Json): Json =>
      JSON.parse(JSON.stringify(one).replaceAll(`${name}"`, `${name}x${index}"`)) as Json;
    return {
      policies: [renamed(Object.assign({}, policy, { spec })), ...bindings.map(renamed)],
      objects,
      exceptions: exceptions.map(renamed),
    };
  });
};

const objectsBelow: Below = ({ policies, objects: [object, ...others], exceptions }) => {
  if (object === undefined) return [];
  return smaller(object).flatMap((one, index): Matrix[] => {
    const less = one as Json;
    const isSound = less['apiVersion'] !== undefined && less['kind'] !== undefined && nameOf(less) === nameOf(object);
    const name = `${nameOf(object)}x${index}`;
    const named = Object.assign({}, less, { metadata: Object.assign({}, less['metadata'], { name }) });
    return isSound ? [{ policies, objects: [named, ...others], exceptions }] : [];
  });
};

/** A value without one of its parts, each in turn. */
function smaller(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    return items.flatMap((item, at) =>
      [items.toSpliced(at, 1)].concat(smaller(item).map((one) => items.with(at, one))),
    );
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    [without(value, key)].concat(smaller(item).map((one) => Object.assign({}, value, { [key]: one }))),
  );
}

function without(map: object, key: string): object {
  return Object.fromEntries(Object.entries(map).filter(([other]) => other !== key));
}

/** The first that is smaller and about which both say what they said; null when there is none. */
async function first(program: string, { matrix, pair }: Found, below: Below): Promise<Found | null> {
  const candidates = below(matrix);
  const pairs = await asked(program, candidates);
  const same = pairs.find((one) => signOf(one) === signOf(pair));
  const found = candidates.find((one) => same !== undefined && isIn(same, one));
  return same === undefined || found === undefined ? null : { matrix: found, pair: same };
}

function isIn({ policy, object }: Pair, { policies: [one], objects: [other] }: Matrix): boolean {
  if (one === undefined || other === undefined) return false;
  return nameOf(one) === policy.split('/').at(-1) && nameOf(other) === object.split('/').at(-1);
}

/** All in one call; one that can't be asked about is left out. */
async function asked(program: string, candidates: readonly Matrix[]): Promise<readonly Pair[]> {
  if (candidates.length === 0) return [];
  const joined = {
    policies: once(candidates.flatMap(({ policies }) => policies)),
    objects: once(candidates.flatMap(({ objects }) => objects)),
    exceptions: once(candidates.flatMap(({ exceptions }) => exceptions)),
  };
  try {
    return (await pairsOf(program, joined)).pairs;
  } catch {
    if (candidates.length === 1) return [];
    const half = candidates.length >> 1;
    return [...(await asked(program, candidates.slice(0, half))), ...(await asked(program, candidates.slice(half)))];
  }
}

function once(list: readonly Json[]): readonly Json[] {
  return [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];
}

/** What both say, but for names. */
function signOf({ ours, theirs }: Pair): string {
  const isSame = JSON.stringify(ours) === JSON.stringify(theirs);
  return `${verdictsOf(ours).join(' ')} | ${verdictsOf(theirs).join(' ')} | ${isSame}`;
}
