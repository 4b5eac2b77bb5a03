import { isList, isMap, own } from '../data.ts';
import type { Data } from '../data.ts';

/** A value has another type than its field: no pod can be read. */
export class Misshapen extends Error {
  override readonly name = 'Misshapen';

  /** In the words of Go's encoding/json. */
  constructor({ name, fields }: Struct, field: string, value: Data, type: string) {
    super(
      `json: cannot unmarshal ${kindOf(value, type)} into Go struct field ${name}.${[...fields, field].join('.')} of type ${type}`,
    );
  }
}

/** A value of a type of Kubernetes, as it was written. What is null in it is not there. */
export interface Struct {
  readonly data: Data;
  /** `PodSpec`. */
  readonly name: string;
  /** The fields that lead to it, without indices. */
  readonly fields: readonly string[];
}

/** The struct in a field; null when it is not there. */
export function structIn(struct: Struct, field: string, name: string): Struct | null {
  const value = valueIn(struct, field);
  if (value === null) return null;
  if (!isMap(value)) throw new Misshapen(struct, field, value, `v1.${name}`);
  return { data: value, name, fields: [...struct.fields, field] };
}

/** The same where its fields are those of a struct that it embeds: Go names that too. */
export function embedded(struct: Struct, name: string): Struct {
  return { ...struct, fields: [...struct.fields, name] };
}

/** The structs in a list. */
export function structsIn(struct: Struct, field: string, name: string): readonly Struct[] {
  return listIn(struct, field, `v1.${name}`).map((data) => {
    if (data !== null && !isMap(data)) throw new Misshapen(struct, field, data, `v1.${name}`);
    return { data, name, fields: struct.fields.concat(field) };
  });
}

/** Null when it is not there; `type` is the name of the type in Go. */
export function textIn(struct: Struct | null, field: string, type = 'string'): string | null {
  const value = valueIn(struct, field);
  if (struct === null || value === null || typeof value === 'string') return value as string | null;
  throw new Misshapen(struct, field, value, type);
}

export function textsIn(struct: Struct | null, field: string, type: string): readonly string[] {
  if (struct === null) return [];
  return listIn(struct, field, type).map((value) => {
    if (value === null) return '';
    if (typeof value !== 'string') throw new Misshapen(struct, field, value, type);
    return value;
  });
}

/** What maps texts to texts. */
export function entriesIn(struct: Struct | null, field: string): ReadonlyMap<string, string> {
  const value = valueIn(struct, field);
  if (struct === null || value === null) return new Map();
  if (!isMap(value)) throw new Misshapen(struct, field, value, 'map[string]string');
  return new Map(
    Object.entries(value).map(([key, text]) => {
      if (text !== null && typeof text !== 'string') throw new Misshapen(struct, field, text, 'string');
      return [key, text ?? ''];
    }),
  );
}

export function flagIn(struct: Struct | null, field: string): boolean | null {
  const value = valueIn(struct, field);
  if (struct === null || value === null || typeof value === 'boolean') return value as boolean | null;
  throw new Misshapen(struct, field, value, 'bool');
}

/** A whole number that fits into an integer of so many bits. */
export function wholeIn(struct: Struct | null, field: string, bits: 32 | 64): bigint | null {
  const value = valueIn(struct, field);
  if (struct === null || value === null) return null;
  const whole = typeof value === 'bigint' ? value : Number.isInteger(value) ? BigInt(value as number) : null;
  if (whole === null || BigInt.asIntN(bits, whole) !== whole) throw new Misshapen(struct, field, value, `int${bits}`);
  return whole;
}

function listIn(struct: Struct, field: string, type: string): readonly Data[] {
  const value = valueIn(struct, field);
  if (value === null) return [];
  if (!isList(value)) throw new Misshapen(struct, field, value, `[]${type}`);
  return value;
}

function valueIn(struct: Struct | null, field: string): Data {
  return own(struct?.data, field) ?? null;
}

function kindOf(value: Data, type: string): string {
  if (isList(value)) return 'array';
  if (isMap(value)) return 'object';
  // Only what could have been a number is told in full.
  if (typeof value === 'bigint' || typeof value === 'number')
    return type.startsWith('int') ? `number ${value}` : 'number';
  return typeof value === 'boolean' ? 'bool' : 'string';
}
