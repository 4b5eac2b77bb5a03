import { isMap } from '../kubernetes/read.ts';
import type { Place } from '../cel/value/origin.ts';
import type { ClusterObject } from '../kubernetes/query.ts';
import { pointerStep } from '../pointer.ts';
import type { Reading } from './reading.ts';
import type { Culprit } from './result.ts';
import type { Reason } from './why.ts';
import { counted } from './words.ts';

/** One cause, told. */
export interface Told {
  /** In a few words: `longhorn-manager: numberReady is 1`. */
  readonly words: string;
  /** Who is to blame, as far as it has a name. */
  readonly name: string | null;
  /** Null for what is no object of the cluster. */
  readonly culprit: Culprit | null;
}

/** Data by the names of other variables. */
type Known = Readonly<Record<string, unknown>>;

/** What a reason is about, among what a check has read, and what else it could name. */
export function told(reason: Reason, readings: readonly Reading[], known: Known): Told | null {
  const places = reason.places.toSorted((a, b) => rank(a, readings) - rank(b, readings));
  const [place] = places;
  if (place === undefined) {
    return reason.subject === null
      ? null
      : { words: `${reason.subject} is not as wanted`, name: reason.subject, culprit: null };
  }
  const reading = readings.find(({ name }) => name === place.variable);
  if (reading?.of === 'objects') return toldOfObjects(reason, place, reading);
  const elsewhere = toldElsewhere(reason, place, reading, known);
  const around = objectAround(reason, readings);
  // What is wrong with an object may be said by other data: the object is to blame all the same.
  if (around === null) return elsewhere;
  return { words: `${around.name}: ${elsewhere.words}`, name: around.name, culprit: around };
}

/** The innermost object that was looked at. */
function objectAround({ around }: Reason, readings: readonly Reading[]): Culprit | null {
  for (const {
    variable,
    steps: [index],
  } of around) {
    const reading = readings.find(({ name }) => name === variable);
    const object = reading?.of === 'objects' && typeof index === 'number' ? reading.list[index] : undefined;
    if (reading?.of === 'objects' && object !== undefined) return culpritOf(object, reading.read.source, []);
  }
  return null;
}

/** A cause in files, in the platform, or in an answer. */
function toldElsewhere(
  reason: Reason,
  place: Place,
  reading: Extract<Reading, { readonly of: 'files' }> | undefined,
  known: Known,
): Told {
  if (reading !== undefined && place.steps.length === 0 && reading.files.paths.length === 0) {
    const what = reason.missing?.name ?? reading.pattern;
    return { words: `${what} is missing`, name: what, culprit: null };
  }
  const name = reading === undefined ? nameAround(place, known) : nameOfDocument(place, reading);
  // What a document is called says more than what it was looked for by.
  const subject = reading === undefined ? (reason.subject ?? name) : (name ?? reason.subject);
  if (reason.missing !== null) {
    const what = reason.missing.name ?? reason.subject ?? String(place.steps.at(-1) ?? place.variable);
    const about = subject === null || subject === what || what.startsWith(subject) ? '' : `${subject}: `;
    return { words: `${about}${what} is missing`, name: subject, culprit: null };
  }
  const said = valueWords(place, reading === undefined ? rootOf(place, known) : reading.list);
  if (subject !== null)
    return { words: said.startsWith(subject) ? said : `${subject}: ${said}`, name: subject, culprit: null };
  const path = reading?.files.paths.length === 1 ? `${reading.files.paths[0] ?? ''}: ` : '';
  return { words: `${path}${said}`, name: null, culprit: null };
}

/** Objects before files, files before what the platform says. */
function rank({ variable, steps }: Place, readings: readonly Reading[]): number {
  const of = readings.find(({ name }) => name === variable)?.of;
  return (of === 'objects' ? 0 : of === 'files' ? 2 : 4) + (steps.length === 0 ? 1 : 0);
}

function toldOfObjects(
  { subject, missing }: Reason,
  { steps, missing: isAbsent }: Place,
  { read: { source }, list }: Extract<Reading, { readonly of: 'objects' }>,
): Told {
  const [index, ...path] = steps;
  const { apiVersion, kind } = source;
  if (typeof index !== 'number') {
    const name = missing?.name ?? source.object;
    const namespace = missing?.namespace ?? source.namespace;
    if (name !== null) {
      const culprit = { apiVersion, kind, namespace, name, pointer: '' };
      return { words: `${name} is missing`, name, culprit };
    }
    const who = subject ?? missing?.namespace ?? null;
    const count = missing !== null || list.length === 0 ? `no ${kind}` : counted(list.length, kind);
    return { words: who === null ? count : `${who}: ${count}`, name: who, culprit: null };
  }
  const object = list[index];
  const culprit = object === undefined ? null : culpritOf(object, source, path);
  const name = culprit?.name ?? null;
  const about = name === null ? '' : `${name}: `;
  if (missing !== null) {
    const last = path.findLast((step) => typeof step === 'string');
    const what = missing.name ?? (typeof last === 'string' ? last : null);
    return { words: what === null ? (name ?? kind) : `${about}${what} is missing`, name, culprit };
  }
  if (path.length === 0 || path.join('.') === 'metadata.name') return { words: name ?? kind, name, culprit };
  return { words: `${about}${valueWords({ variable: '', steps, missing: isAbsent }, list)}`, name, culprit };
}

function culpritOf(
  object: ClusterObject,
  { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string },
  path: readonly (string | number)[],
): Culprit {
  const { name, namespace } = object.metadata;
  return { apiVersion, kind, namespace: namespace ?? null, name, pointer: path.map(pointerStep).join('') };
}

/** `numberReady is 1`, `status is missing`, `Ready is False` for the status of a condition, `sync is OutOfSync`. */
function valueWords({ steps, missing, variable }: Place, data: unknown): string {
  const keys = [variable, ...steps].filter((step) => typeof step === 'string');
  const last = keys.at(-1) ?? variable;
  const around = at(data, steps.slice(0, -1));
  const type = isMap(around) ? own(around, 'type') : undefined;
  const of = typeof type === 'string' ? type : keys.length > 3 ? keys.at(-2) : undefined;
  const label = shortKey(last === 'status' ? (of ?? last) : last);
  const value = missing ? undefined : at(data, steps);
  if (value === undefined) return `${label} is missing`;
  if (Array.isArray(value) && value.length > 0 && value.length <= 3 && value.every(isScalar)) {
    return `${label} is ${short(value.join(', '))}`;
  }
  if (!isScalar(value)) return `${label} is not as wanted`;
  return value === '' ? `${label} is empty` : `${label} is ${short(String(value))}`;
}

function isScalar(value: unknown): value is string | number | bigint | boolean | null {
  return value === null || ['string', 'number', 'bigint', 'boolean'].includes(typeof value);
}

/** The prefix of a label says who it belongs to, which a row has no room for. */
function shortKey(key: string): string {
  return key.length > 24 && key.includes('/') ? key.slice(key.lastIndexOf('/') + 1) : key;
}

/** More of a value than a row has room for. */
function short(value: string): string {
  return value.length > 60 ? `${value.slice(0, 59)}…` : value;
}

function rootOf({ variable }: Place, known: Known): unknown {
  return own(known, variable);
}

/** The row of an application, the name of a host: what the nearest thing around a place is called. */
function nameAround(place: Place, known: Known): string | null {
  const { variable, steps } = place;
  if (variable === 'applications') return typeof steps[0] === 'string' ? steps[0] : null;
  for (let length = steps.length; length > 0; length--) {
    const around = at(rootOf(place, known), steps.slice(0, length));
    const name = isMap(around) ? own(around, 'name') : undefined;
    if (typeof name === 'string') return name;
  }
  return null;
}

/** What the object in a document is called. */
function nameOfDocument(
  { steps: [index] }: Place,
  { list }: Extract<Reading, { readonly of: 'files' }>,
): string | null {
  const name = at(typeof index === 'number' ? list[index] : undefined, ['metadata', 'name']);
  return typeof name === 'string' ? name : null;
}

function at(data: unknown, steps: readonly (string | number)[]): unknown {
  let here = data;
  for (const step of steps) {
    if (Array.isArray(here)) here = typeof step === 'number' ? here[step] : undefined;
    else if (isMap(here)) here = own(here, String(step));
    else return undefined;
  }
  return here;
}

function own(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
