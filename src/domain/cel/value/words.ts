import { goQuoted } from '../../goQuoted.ts';
import type { Data } from './data.ts';
import { typeNameOf } from './data.ts';
import { formatDouble } from './number.ts';

const plain = 'no such overload';

const time = ['google.protobuf.Timestamp', 'google.protobuf.Duration'] as const;
const numbers = ['int', 'uint', 'double'] as const;

type Types = ReadonlySet<string>;

/** Types whose values are asked whether they know a function, which none of them does (traits.ReceiverType). */
const receivers: Types = new Set(['string', ...time]);

/** What is said where the first value has not what an operator or a function asks for (interpreter/interpretable.go). */
function unheld(name: string, first: Data): string {
  return receivers.has(typeNameOf(first)) ? plain : `${plain}: ${name}`;
}

/** What types have an operator with any other value; the others do not even look at it. */
const operators: Readonly<Record<string, readonly [name: string, holders: Types]>> = {
  '+': ['_+_', new Set([...numbers, ...time, 'string', 'bytes', 'list'])],
  '-': ['_-_', new Set([...numbers, ...time])],
  '*': ['_*_', new Set(numbers)],
  '/': ['_/_', new Set(numbers)],
  '%': ['_%_', new Set(['int', 'uint'])],
};

const negation = ['-_', new Set(['int', 'double', 'bool', 'google.protobuf.Duration'])] as const;

const comparable: Types = new Set([...numbers, ...time, 'bool', 'string', 'bytes']);

function comparison(operator: string): readonly [name: string, holders: Types] {
  return [`_${operator}_`, comparable];
}

/** Functions with one body for all of their overloads, and whom it is asked of. */
const singletons: Readonly<Record<string, Types>> = {
  size: new Set(['string', 'bytes', 'list', 'map']),
  matches: new Set(['string']),
  sort: new Set(['list']),
  '@sortByAssociatedKeys': new Set(['list']),
};

/** Functions whose body looks at the values itself. */
const unguarded: Types = new Set(['contains', 'startsWith', 'endsWith', 'or', 'orValue']);

/** Functions that macros stand before. */
const spoken: Readonly<Record<string, string>> = { 'math.greatest': 'math.@max', 'math.least': 'math.@min' };

/** What each clause of format takes. */
const clauses: Readonly<Record<string, string>> = {
  s: 'string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps',
  d: 'decimal clause can only be used on integers',
  f: 'fixed-point clause can only be used on doubles',
  e: 'scientific clause can only be used on doubles',
  b: 'only integers and bools can be formatted as binary',
  o: 'octal clause can only be used on integers',
  x: 'only integers, byte buffers, and strings can be formatted as hex',
};

/** What values say that are to become a text of Go (common/types: ConvertToNative). */
const natives: Readonly<Record<string, string>> = {
  int: "unsupported type conversion from 'int' to string",
  uint: "unsupported type conversion from 'uint' to string",
  double: noNative('Double'),
  bytes: noNative('Bytes'),
  null_type: noNative("'null_type'"),
  [time[0]]: noNative("'Timestamp'"),
  [time[1]]: noNative("'Duration'"),
};

function noNative(type: string): string {
  return `type conversion error from ${type} to 'string'`;
}

/** Types of Go that a macro is named instead of. */
const goTypes: Readonly<Record<string, string>> = {
  null_type: 'types.Null',
  bool: 'types.Bool',
  int: 'types.Int',
  uint: 'types.Uint',
  double: 'types.Double',
  string: 'types.String',
  bytes: 'types.Bytes',
  [time[0]]: 'types.Timestamp',
  [time[1]]: 'types.Duration',
  type: '*types.Type',
  optional_type: '*types.Optional',
};

/** A value as `%v` of Go prints it. */
function keyText(key: Data): string {
  if (typeof key === 'number') return formatDouble(key);
  if (typeof key === 'object' && key?.kind === 'uint') return String(key.value);
  return typeof key === 'object' ? typeNameOf(key) : String(key);
}

/**
 * Why there is no value as Kyverno and an API server print it, for messages that have to equal theirs. Sources: cel-go
 * 0.30, interpreter/attributes.go, common/types, common/decls/decls.go, ext; k8s.io/apiserver, pkg/cel/library; of
 * functions that Kyverno adds github.com/kyverno/sdk, extensions/cel/libs.
 */
export const words = {
  /** Of values that the body of a function, a macro or `&&` does not take. */
  noOverload: plain,
  /** Of values that none of the overloads of a function takes, which is known before any body is asked. */
  noFunction: (name: string, args: readonly Data[]): string => {
    const [first = null] = args;
    const asked = singletons[name];
    if (asked !== undefined) return asked.has(typeNameOf(first)) ? plain : unheld(name, first);
    if (unguarded.has(name)) return plain;
    const known = spoken[name];
    // The macro makes one list of more than two.
    if (known !== undefined && args.length > 2) return words.noNumber(name);
    return `${plain}: ${known ?? name}(${args.map(typeNameOf).join(', ')})`;
  },
  noOperator: (operator: string, args: readonly Data[]): string => {
    const [first = null] = args;
    const [name, holders] = args.length === 1 ? negation : (operators[operator] ?? comparison(operator));
    return holders.has(typeNameOf(first)) ? plain : unheld(name, first);
  },
  noKey: (key: Data) => `no such key: ${keyText(key)}`,
  noAttribute: (name: string) => `no such attribute(s): ${name}`,
  outOfBounds: (index: Data) => `index out of bounds: ${keyText(index)}`,
  noIndex: (index: Data) =>
    typeof index === 'number'
      ? `unsupported index value ${keyText(index)} in list`
      : `unsupported index type '${typeNameOf(index)}' in list`,
  emptyOptional: 'optional.none() dereference',
  noOptionalEntry: (key: Data, value: Data) =>
    `cannot initialize optional entry '${keyText(key)}' from non-optional value ${keyText(value)}`,
  noOptionalElement: (value: Data) =>
    `cannot initialize optional list element from non-optional value ${keyText(value)}`,
  keyTwice: (key: Data) => `insert failed: key ${keyText(key)} already exists`,
  noRange: (value: Data) => `got '${goTypes[typeNameOf(value)] ?? typeNameOf(value)}', expected iterable type`,
  noPairs: (value: Data) => `unsupported comprehension range type: ${goTypes[typeNameOf(value)] ?? typeNameOf(value)}`,
  byZero: { '/': 'division by zero', '%': 'modulus by zero' },
  overflow: {
    int: 'integer overflow',
    uint: 'unsigned integer overflow',
    duration: 'duration overflow',
    timestamp: 'timestamp overflow',
  },
  noConversion: (from: string, to: string) => `type conversion error from '${from}' to '${to}'`,
  noTimestamp: (text: string) => `invalid RFC 3339 timestamp ${goQuoted(text)}`,
  /** Of a value that a function of Kyverno takes as a text. */
  noNativeText: (value: Data) => natives[typeNameOf(value)] ?? noNative(typeNameOf(value)),
  noText: 'invalid UTF-8 in bytes, cannot convert to string',
  noZone: (zone: string) => `unknown time zone ${zone}`,
  noZonePart: (parts: readonly string[]) => {
    const part = parts.find((one) => !/^[+-]?[0-9]+$/.test(one));
    return `strconv.Atoi: parsing ${goQuoted(part ?? '')}: invalid syntax`;
  },
  outOfText: (at: bigint) => `index out of range: ${at}`,
  noSubstring: (from: bigint, to: bigint) => `invalid substring range. start: ${from}, end: ${to}`,
  noSlice: (from: bigint, to: bigint, size: number) => {
    const isNegative = from < 0n || to < 0n;
    const turned = from > to ? 'start index must be less than or equal to end index' : `list is length ${size}`;
    return `cannot slice(${from}, ${to}), ${isNegative ? 'negative indexes not supported' : turned}`;
  },
  noDepth: 'level must be non-negative',
  noRangeSize: (size: bigint) => `lists.range: size must be non-negative, got ${size}`,
  mixedSort: 'list elements must have the same type',
  unsortable: 'list elements must be comparable',
  noOptional: (value: Data) => `value ${keyText(value)} is not optional`,
  emptyList: (name: string) => `${name} called on empty list`,
  noNumbers: (name: keyof typeof spoken) => `${spoken[name]}(list) argument must not be empty`,
  noNumber: (name: keyof typeof spoken) => `${plain}: ${spoken[name]}`,
  noShift: (name: string, by: bigint) => `${name}() negative offset: ${by}`,
  noBase64: (at: number) => `illegal base64 data at input byte ${at}`,
  noFormat: (verb: string, data: Data) =>
    `error during formatting: ${clauses[verb.toLowerCase()] ?? ''}, was given ${typeNameOf(data)}`,
  noClause: (verb: string) => `could not parse formatting clause: unrecognized formatting clause "${verb}"`,
  noDigits: (digits: number, most: number) =>
    `could not parse formatting clause: error while parsing precision: precision ${digits} exceeds maximum allowed precision ${most}`,
  noArgument: (index: number) => `index ${index} out of range`,
  manyGroups: (pattern: string) => `regular expression has more than one capturing group: ${goQuoted(pattern)}`,
  noGroup: (group: number, groups: number) =>
    `replacement string references group ${group} but regex has only ${groups} group(s)`,
  noReplacement: (by: string, why: string) => `invalid replacement string: '${by}' \\ ${why}`,
  noRegex: (problem: string) => `Illegal regex: ${problem}`,
  noUrl: (text: string) =>
    `URL parse error during conversion from string: parse ${goQuoted(text)}: invalid URI for request`,
  shortVersion: 'short version cannot contain PreRelease/Build meta data',
  noInteger: 'cannot convert value to integer',
  mappedAddress: (text: string) => `IPv4-mapped IPv6 address ${goQuoted(text)} is not allowed`,
  /** What Go finds wrong with a text that looks like an address is not told: only that it is none. */
  noAddress: (text: string) =>
    `IP Address ${goQuoted(text)} parse error during conversion from string: ParseAddr(${goQuoted(text)}): unable to parse IP`,
  noImage: (text: string) => `could not parse reference: ${text}`,
  unequalLists: (one: number, other: number) =>
    `listObjToMap must take lists of equal length. list1: ${one}, list2: ${other}`,
  noTextKey: 'the passed key name cannot be handled as a string in the key object list',
  composited: (name: string, why: string) => `composited variable ${goQuoted(name)} fails to evaluate: ${why}`,
} as const;
