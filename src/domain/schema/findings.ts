import { codes } from '../code.ts';
import type { Code } from '../code.ts';
import type { Finding, Related } from '../finding.ts';
import { content } from '../yaml/node.ts';
import { nearest } from '../nearest.ts';
import { fixesOf } from './fix.ts';
import { dotted, nameOf, pointer } from './place.ts';
import type { Place } from './place.ts';
import { underlineItem, underlineKey, underlineMissing, underlineValue } from './underline.ts';
import type { Underline } from './underline.ts';
import type { Bound, Verdict } from './verdict.ts';

/** What the findings of an object share. `text` is that of its document. */
export interface Subject {
  readonly kind: string;
  /** Whether a value at a place must not be repeated in a message: messages end up in logs. */
  readonly hides: (place: Place) => boolean;
  readonly text: string;
  readonly document: number;
  readonly item: number | null;
}

/** What the schema says, in words and places. Offsets are of the document's text. */
export function toFindings(verdicts: readonly Verdict[], subject: Subject): Finding[] {
  return verdicts.map((verdict) => {
    const { code, message, property } = describe(verdict, subject);
    const { range, related } = underline(verdict, subject.text);
    return {
      code,
      severity: verdict.rule === 'duplicateItem' && !verdict.refused ? 'warning' : codes[code],
      message,
      range,
      document: subject.document,
      item: subject.item,
      pointer: pointer(verdict.place),
      property,
      related,
      fixes: subject.hides(verdict.place) ? [] : fixesOf(verdict),
    };
  });
}

function underline(verdict: Verdict, text: string): Underline {
  switch (verdict.rule) {
    case 'unknownField':
      return underlineKey(verdict.place, text);
    case 'missingField':
      return underlineMissing(verdict.place, text);
    case 'duplicateItem': {
      const first: Related = {
        range: underlineItem(verdict.first, verdict.keys, text).range,
        message: 'The first of the two.',
      };
      const here = underlineItem(verdict.place, verdict.keys, text);
      return { range: here.range, related: [...here.related, first] };
    }
    case 'type':
    case 'enum':
    case 'pattern':
    case 'format':
    case 'range':
    case 'length':
    case 'combination':
      return underlineValue(verdict.place, text);
  }
}

interface Description {
  readonly code: Code;
  readonly message: string;
  readonly property: string | null;
}

function describe(verdict: Verdict, subject: Subject): Description {
  const { place } = verdict;
  const name = nameOf(place) ?? subject.kind;
  const say = (code: Code, message: string, property: string | null = null): Description => ({
    code,
    message,
    property,
  });
  switch (verdict.rule) {
    case 'unknownField': {
      const near = nearest(String(place.step), verdict.known);
      const hint = near === null ? '' : `; did you mean "${near}"?`;
      const owner = whereIs(place.up ?? place, subject);
      return say('schema/unknown-field', `Unknown field "${place.step}" in ${owner}${hint === '' ? '.' : hint}`);
    }
    case 'missingField':
      return say(
        'schema/missing-field',
        `${whereIs(place, subject)} needs the field "${verdict.property}".`,
        verdict.property,
      );
    case 'type':
      return say(
        'schema/type',
        `${shown(place, verdict.got, subject)}; ${isScalar(place) ? name : 'it'} wants ${list(verdict.want.map(article), 'or')}.`,
      );
    case 'enum':
      return say(
        'schema/enum',
        `${quoted(place, subject)} is no value of ${name}; ${alternatives(place, verdict.allowed, subject)}`,
      );
    case 'pattern':
      return say(
        'schema/pattern',
        `${quoted(place, subject)} does not match the pattern of ${name}: ${verdict.pattern}`,
      );
    case 'format':
      return say('schema/format', `${quoted(place, subject)} is no ${formatName(verdict.format)}; ${name} wants one.`);
    case 'range':
      return say('schema/range', `${quoted(place, subject)} is out of range; ${name} wants ${limit(verdict.bound)}.`);
    case 'length':
      return say(
        'schema/length',
        `${name} ${extent(verdict.actual, verdict.unit)}; it wants ${verdict.bound.is} ${verdict.bound.limit}.`,
      );
    case 'duplicateItem':
      return say('schema/duplicate-item', duplicate(nameOf(place.up ?? place) ?? subject.kind, verdict.keys));
    case 'combination':
      return say('schema/combination', combination(verdict, name));
  }
}

function whereIs(place: Place, subject: Subject): string {
  const path = dotted(place);
  return path === '' ? subject.kind : `${subject.kind}.${path}`;
}

/** A value as the reader sees it, and the type that Kubernetes gives to it. */
function shown(place: Place, got: string, subject: Subject): string {
  const node = content(place.node);
  const name = nameOf(place) ?? subject.kind;
  if (node.type !== 'scalar') return `${name} is ${article(got)}`;
  if (node.start === node.end) return `${name} is empty`;
  return `${quoted(place, subject)} is ${article(got)}`;
}

/** Whether the message has named a value, and not yet the field. */
function isScalar(place: Place): boolean {
  const node = content(place.node);
  return node.type === 'scalar' && node.start < node.end;
}

function quoted(place: Place, subject: Subject): string {
  const node = content(place.node);
  if (node.type !== 'scalar') return nameOf(place) ?? 'The object';
  if (subject.hides(place)) return 'The value';
  // Quotes are those of a text: without them `true` and `8080` are what YAML makes of them.
  return typeof node.value === 'string' ? `"${clip(node.text)}"` : clip(node.text);
}

/** A message is one sentence, whatever a file holds; the place is underlined anyway. */
function clip(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

function article(type: string): string {
  return type === 'null' ? 'null' : /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`;
}

function list(words: readonly string[], conjunction: string): string {
  if (words.length <= 1) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}

function limit({ is, limit: bound }: Bound): string {
  return `${is} ${bound}`;
}

/** The value that was meant, or all there are. */
function alternatives(place: Place, allowed: readonly unknown[], subject: Subject): string {
  const node = content(place.node);
  const texts = allowed.filter((value) => typeof value === 'string');
  const near = node.type === 'scalar' && !subject.hides(place) ? nearest(node.text, texts) : null;
  if (near !== null) return `did you mean "${near}"?`;
  return `it takes ${list(
    allowed.map((value) => JSON.stringify(value)),
    'or',
  )}.`;
}

/** Formats that not everybody knows by name have an example. */
function formatName(format: string): string {
  const examples: Record<string, string> = {
    quantity: 'quantity like 500m or 4Gi',
    'date-time': 'date-time like 2030-01-31T12:00:00Z',
    duration: 'duration like 1h30m',
    byte: 'base64',
  };
  return examples[format] ?? format;
}

function extent(actual: number, unit: string): string {
  return actual === 0 ? 'is empty' : `has ${actual} ${unit}${actual === 1 ? '' : 's'}`;
}

function duplicate(name: string, keys: readonly string[]): string {
  return keys.length === 0
    ? `The same item stands twice in ${name}.`
    : `Two items of ${name} have the same ${list(keys, 'and')}.`;
}

function combination(verdict: Extract<Verdict, { rule: 'combination' }>, name: string): string {
  const names = [...new Set(verdict.names)].map((one) => `"${one}"`);
  if (verdict.keyword === 'not') {
    return names.length > 0
      ? `${name} must not have ${list(names, 'and')} together.`
      : `${name} has a form that its schema excludes.`;
  }
  if (verdict.matched > 1) {
    return names.length > 1
      ? `${name} takes only one of ${list(names, 'and')}.`
      : `${name} fits ${verdict.matched} of the forms that exclude each other.`;
  }
  const missing = verdict.branches.flatMap((branch) =>
    branch.flatMap((inner) => (inner.rule === 'missingField' ? [`"${inner.property}"`] : [])),
  );
  const allMissing = missing.length === verdict.branches.length;
  if (allMissing)
    return `${name} needs ${verdict.keyword === 'oneOf' ? 'exactly one' : 'at least one'} of ${list([...new Set(missing)], 'and')}.`;
  return `${name} fits none of the ${verdict.branches.length} forms that its schema allows.`;
}
