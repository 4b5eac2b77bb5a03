import { isList, isMap } from '../data.ts';
import type { Data } from '../data.ts';
import { goFixed, goText } from '../goText.ts';
import type { Meter } from '../meter.ts';
import { parseAnchor } from '../pattern/anchor.ts';
import { Trouble } from './trouble.ts';

/** A reference takes what follows it up to the last bracket before a blank. */
const reference = /^\$\(.[^ ]*\)|[^\\]\$\(.[^ ]*\)/g;
const escaped = /\\\$\(.[^ )]*\)/g;

/** Longer texts that could hold one are not looked through: no reference is that long. */
const longest = 100_000;

/**
 * Replaces references to other values of the same document: `$(./../limits/memory)`, `$(<=/validate/pattern/x)`.
 * Source: kyverno, pkg/engine/variables/vars.go: substituteReferencesIfAny.
 */
export function withReferences(document: Data, meter: Meter): Data | Trouble {
  return through(document, '', document, meter);
}

function through(value: Data, path: string, document: Data, meter: Meter): Data | Trouble {
  meter.take(1);
  if (typeof value === 'string') return resolved(value, path, document, meter);
  if (isList(value)) {
    const items = value.map((item, index) => through(item, `${path}/${index}`, document, meter));
    return items.find((item) => item instanceof Trouble) ?? (items as readonly Data[]);
  }
  if (!isMap(value)) return value;
  const entries: [string, Data][] = [];
  for (const [key, item] of Object.entries(value)) {
    const name = resolved(key, path, document, meter);
    if (name instanceof Trouble) return name;
    const now = through(item, `${path}/${inPath(key)}`, document, meter);
    if (now instanceof Trouble) return now;
    entries.push([name, now]);
  }
  return Object.fromEntries(entries);
}

function inPath(key: string): string {
  return key.replaceAll('/', String.raw`\/`);
}

function resolved(text: string, path: string, document: Data, meter: Meter): string | Trouble {
  if (!text.includes('$(') || text.length > longest) return text;
  let now = text;
  for (const [match] of text.matchAll(reference)) {
    const written = match.startsWith('$(') ? match : match.slice(1);
    meter.take(text.length);
    const found = lookUp(written, path, document, meter);
    if (found instanceof Trouble) return found;
    const prefix = match.slice(0, match.length - written.length);
    now = now.replace(match, () => prefix + found);
  }
  return now.replaceAll(escaped, (match) => match.slice(1));
}

const signs = ['>=', '<=', '>', '<', '!'];

function lookUp(written: string, path: string, document: Data, meter: Meter): string | Trouble {
  const inner = written.replaceAll(/^[$()]+|[$()]+$/g, '');
  // A single character has no operator.
  const sign = inner.length < 2 ? '' : (signs.find((one) => inner.startsWith(one)) ?? '');
  const place = inner.slice(sign.length);
  if (place === '') return failed(written, path, 'expected path, found empty reference');
  const absolute = place.startsWith('/') ? place : cleaned(`${path}/${place}`);
  const found = valueAt(document, absolute, meter);
  if (found === undefined || found === null)
    return new Trouble(`got nil resolved variable ${written} at path ${path}: <nil>`);
  if (typeof found === 'string') return sign + found;
  if (sign === '') return new Trouble(`NotResolvedReferenceErr,reference ${written} not resolved at path ${path}`);
  if (typeof found === 'bigint') return sign + String(found);
  if (typeof found === 'number') return sign + goFixed(found);
  return failed(written, path, `incorrect expression: operator ${sign} does not match with value ${goText(found)}`);
}

function failed(written: string, path: string, reason: string): Trouble {
  return new Trouble(`failed to resolve ${written} at path ${path}: ${reason}`);
}

/** As Go's path.Join makes it. */
function cleaned(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** The leaf of a document at a path whose keys have no anchors. */
function valueAt(document: Data, path: string, meter: Meter): Data | undefined {
  const steps = path.split('/').filter((step) => step !== '');
  let now: Data | undefined = document;
  for (const step of steps) {
    meter.take(1);
    if (isList(now)) now = /^\d+$/.test(step) ? now[Number(step)] : undefined;
    else if (isMap(now)) now = entryAt(now, step);
    else return undefined;
  }
  return isList(now) || isMap(now) ? undefined : now;
}

function entryAt(map: Readonly<Record<string, Data>>, step: string): Data | undefined {
  return Object.entries(map).find(([key]) => (parseAnchor(inPath(key))?.key ?? inPath(key)) === step)?.[1];
}
