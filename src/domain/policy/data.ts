import { changedList, changedMap } from '../changed.ts';

/** Values as Kyverno holds them: a bigint is Go's int64, a number its float64. Objects are read by their own properties alone. */
export type Data = null | boolean | string | bigint | number | readonly Data[] | DataMap;

export interface DataMap {
  readonly [key: string]: Data;
}

/** Keys and indices from the root of a value. */
export type Path = readonly (string | number)[];

export function isList(value: Data | undefined): value is readonly Data[] {
  return Array.isArray(value);
}

export function isMap(value: Data | undefined): value is DataMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a map itself has under a key; undefined where there is nothing, or no map. */
export function own(value: Data | undefined, key: string): Data | undefined {
  return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The text under a key; empty where there is none. */
export function textOf(value: Data | undefined, key: string): string {
  const found = own(value, key);
  return typeof found === 'string' ? found : '';
}

/** The keys of a map from the first to the last. */
export function sortedKeys(map: DataMap): readonly string[] {
  return Object.keys(map).toSorted();
}

/**
 * JSON as an API server hands it on: a number that is written without a point is an int64 when it fits into one
 * (k8s.io/apimachinery, pkg/util/json). So come objects, patterns and conditions to Kyverno.
 */
export function asAdmitted(json: unknown): Data {
  return converted(json, (number) =>
    Number.isInteger(number) && Math.abs(number) < writtenWithExponent ? int64(BigInt(number)) : number,
  );
}

/** The same with every number as a float64: so reads Kyverno's command line resources, and JMESPath everything. */
export function asFloats(json: unknown): Data {
  return converted(json, (number) => number, Number);
}

/** Go writes whole floats from here on with an exponent, and JavaScript too. */
const writtenWithExponent = 1e21;

function int64(whole: bigint): bigint | number {
  return BigInt.asIntN(64, whole) === whole ? whole : Number(whole);
}

function converted(json: unknown, ofNumber: (number: number) => Data, ofWhole: (whole: bigint) => Data = int64): Data {
  switch (typeof json) {
    case 'string':
    case 'boolean':
      return json;
    case 'number':
      return ofNumber(json);
    case 'bigint':
      return ofWhole(json);
    case 'object':
      if (json === null) return null;
      // What has no number in it that changes is not copied; all that comes of the others is Data.
      if (Array.isArray(json)) return changedList<unknown>(json, (item) => converted(item, ofNumber, ofWhole)) as Data;
      return changedMap(json as Readonly<Record<string, unknown>>, (value) =>
        converted(value, ofNumber, ofWhole),
      ) as Data;
    default:
      return null;
  }
}
