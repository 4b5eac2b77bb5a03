import type { Data, Value } from '../../../../../src/domain/cel/value/data.ts';
import { MadeList, MadeMap } from '../../../../../src/domain/cel/value/made.ts';
import { parseDuration } from '../../../../../src/domain/cel/value/period.ts';
import { parseTimestamp } from '../../../../../src/domain/cel/value/rfc.ts';
import { Trouble } from '../../../../../src/domain/cel/value/trouble.ts';
import type { Json } from './suite.ts';

/** A value of the conformance data (cel/expr/value.proto in JSON) as the evaluator has it. */
export function dataOf(json: Json | undefined): Data {
  const [kind, value] = only(json);
  switch (kind) {
    case 'nullValue':
      return null;
    case 'boolValue':
      return value === true;
    case 'int64Value':
      return BigInt(textOf(value));
    case 'uint64Value':
      return { kind: 'uint', value: BigInt(textOf(value)) };
    case 'doubleValue':
      return typeof value === 'number' ? value : Number(textOf(value));
    case 'stringValue':
      return textOf(value);
    case 'bytesValue':
      return { kind: 'bytes', bytes: Uint8Array.from(atob(textOf(value)), (byte) => byte.charCodeAt(0)) };
    case 'typeValue':
      return { kind: 'type', name: textOf(value) };
    case 'listValue':
      return new MadeList(itemsOf(value, 'values').map((item) => made(dataOf(item))));
    case 'mapValue': {
      const map = new MadeMap();
      for (const entry of itemsOf(value, 'entries'))
        map.add(made(dataOf(field(entry, 'key'))), made(dataOf(field(entry, 'value'))));
      return map;
    }
    case 'objectValue':
      return messageOf(value);
    default:
      throw new Error(`The data has a value of kind ${kind}.`);
  }
}

function messageOf(value: Json): Data {
  const text = textOf(field(value, 'value'));
  const read = textOf(field(value, '@type')).endsWith('Timestamp') ? parseTimestamp(text) : parseDuration(text);
  if (read instanceof Trouble) throw new Error(read.message);
  return read;
}

/** Numbers of 64 bits are texts in JSON, small ones may be numbers. */
export function textOf(json: Json | undefined): string {
  return typeof json === 'string' || typeof json === 'number' ? String(json) : '';
}

export function made(data: Data): Value {
  return { data, from: null };
}

export function field(json: Json | undefined, name: string): Json | undefined {
  return isObject(json) ? json[name] : undefined;
}

export function itemsOf(json: Json | undefined, name: string): readonly Json[] {
  const items = field(json, name);
  return isArray(items) ? items : [];
}

/** The one field of a message that is a union. */
export function only(json: Json | undefined): readonly [string, Json] {
  return (isObject(json) ? Object.entries(json)[0] : undefined) ?? ['nothing', null];
}

function isObject(json: Json | undefined): json is { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !isArray(json);
}

function isArray(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}
