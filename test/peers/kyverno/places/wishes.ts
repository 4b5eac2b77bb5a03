/** What a generated policy wants of fields that a base has, or has not. */
import { textAt } from '../../../../src/domain/kubernetes/read.ts';
import type { Random } from '../../random.ts';
import type { Base, Json } from './bases.ts';
import { isMap, valueAt } from './mutate.ts';

/** Stands for every item of a list. */
export const each: unique symbol = Symbol('each');

/** From the root of what a policy is about. */
export type FieldPath = readonly (string | typeof each)[];

export type Test =
  | { readonly is: 'equal'; readonly value: string | number | boolean }
  | { readonly is: 'oneOf'; readonly values: readonly string[] }
  | { readonly is: 'begins' | 'endsNot'; readonly text: string }
  | { readonly is: 'atMost' | 'atLeast'; readonly value: number }
  | { readonly is: 'there' }
  | { readonly is: 'absent' };

/** A test of a value. */
export type Comparison = Exclude<Test, { readonly is: 'there' } | { readonly is: 'absent' }>;

export interface Wish {
  readonly path: FieldPath;
  readonly test: Test;
  /** Nothing is wrong with it where it is not there. */
  readonly isOptional: boolean;
}

/** What a policy is about: an object of some kind, or the pod in it. */
export interface Scope {
  readonly kind: string;
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly root: Json;
  /** Fields that are not there. */
  readonly absent: readonly FieldPath[];
  /** Told of each field that something is wanted of, from the root of the base. */
  readonly note: (path: FieldPath) => void;
}

const plurals: Readonly<Record<string, string>> = {
  Pod: 'pods',
  Deployment: 'deployments',
  StatefulSet: 'statefulsets',
  CronJob: 'cronjobs',
  Service: 'services',
  Ingress: 'ingresses',
  ConfigMap: 'configmaps',
  Widget: 'widgets',
};

/** A base as itself, and as what makes a pod. */
export function scopesOf({ object, additions, pod }: Base, note: Scope['note']): readonly Scope[] {
  const [version = '', group = ''] = textAt(object, 'apiVersion').split('/').toReversed();
  const kind = textAt(object, 'kind');
  const steps = additions.map((one) => one.steps);
  const own = { kind, group, version, plural: plurals[kind] ?? '', root: object, absent: steps.map(generalised), note };
  if (pod === null || pod.length === 0) return [own];
  const root = valueAt(object, pod) ?? null;
  const absent = steps.map((one) => generalised(one.slice(pod.length)));
  const noteInPod = (path: FieldPath): void => note([...generalised(pod), ...path]);
  return [{ kind: 'Pod', group: '', version: 'v1', plural: 'pods', root, absent, note: noteInPod }, own];
}

function generalised(steps: readonly (string | number)[]): FieldPath {
  // An item that is added is no field; what it has is.
  const path = typeof steps.at(-1) === 'number' ? [...steps, 'hostPath'] : steps;
  return fieldOf(path);
}

/** The field of all items that a field of one of them is. */
export function fieldOf(steps: readonly (string | number)[]): FieldPath {
  return steps.map((step) => (typeof step === 'number' ? each : step));
}

/** A field of an object with its values: one for each item of the lists on the way. */
interface Field {
  readonly path: FieldPath;
  readonly values: readonly (Json | undefined)[];
}

const ignored: ReadonlySet<string> = new Set(['apiVersion', 'kind']);

export function fieldsOf(root: Json): readonly Field[] {
  const fields: Field[] = [];
  const visit = (values: readonly (Json | undefined)[], path: FieldPath): void => {
    const first = values.find((value) => value !== undefined);
    if (first === undefined || (path.length === 1 && ignored.has(String(path[0])))) return;
    if (isMap(first)) {
      const maps = values.map((value) => (isMap(value) ? value : {}));
      const names = new Set(maps.flatMap((map) => Object.keys(map)));
      for (const name of names)
        visit(
          maps.map((map) => map[name]),
          [...path, name],
        );
      return;
    }
    if (Array.isArray(first)) {
      const items = values.flatMap((value) => (Array.isArray(value) ? (value as readonly Json[]) : []));
      visit(items, [...path, each]);
      return;
    }
    fields.push({ path, values });
  };
  visit([root], []);
  return fields;
}

/** A wish that the object fulfils. */
export function wishOf(scope: Scope, random: Random, fits: (path: FieldPath) => boolean = () => true): Wish | null {
  const absent = scope.absent.filter(fits);
  if (absent.length > 0 && random.chance(0.2))
    return { path: random.pick(absent), test: { is: 'absent' }, isOptional: false };
  const fields = fieldsOf(scope.root).filter(({ path }) => fits(path) && path.at(-1) !== each);
  if (fields.length === 0) return null;
  const { path, values } = random.pick(fields);
  const isWhole = values.every((value) => value !== undefined);
  const test = testOf(
    values.filter((value) => value !== undefined),
    random,
  );
  if (test === null || (test.is === 'there' && !isWhole)) return null;
  return { path, test, isOptional: !isWhole || (test.is !== 'there' && random.chance(0.2)) };
}

function testOf(values: readonly Json[], random: Random): Test | null {
  const [first] = values;
  if (random.chance(0.15)) return { is: 'there' };
  const areSame = values.every((value) => value === first);
  if (typeof first === 'boolean') return areSame ? { is: 'equal', value: first } : null;
  if (typeof first === 'number') {
    const numbers = values.map(Number);
    if (areSame && random.chance(0.3)) return { is: 'equal', value: first };
    if (random.chance(0.6)) return { is: 'atMost', value: Math.max(...numbers) + random.below(3) };
    return { is: 'atLeast', value: Math.max(1, Math.min(...numbers) - random.below(3)) };
  }
  if (typeof first !== 'string') return null;
  const texts = values.map(String);
  const form = random.next();
  if (areSame && form < 0.4) return { is: 'equal', value: first };
  if (form < 0.65) return { is: 'oneOf', values: [...new Set([...texts, `${first}2`, 'another'])] };
  if (form < 0.8) return { is: 'endsNot', text: first.includes(':') ? ':latest' : '-5' };
  const text = first.slice(0, Math.ceil(first.length / 2));
  return texts.every((one) => one.startsWith(text)) && !/[*?|&]/.test(text) ? { is: 'begins', text } : null;
}

/** The same wish of another value, which the object does not fulfil. */
export function unfulfilled({ path }: Wish): Wish {
  return { path, test: { is: 'equal', value: 'something-else' }, isOptional: false };
}
