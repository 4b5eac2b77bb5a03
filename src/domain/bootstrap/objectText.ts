import { canonical } from '../phases/canonical.ts';
import { at, isMap } from '../kubernetes/read.ts';
import { isNested, yamlLines, yamlText } from '../yaml/write.ts';

type Data = Readonly<Record<string, unknown>>;

/** What the server keeps account of, and what others repeat: nobody writes it into a manifest. */
const kept: ReadonlySet<string> = new Set([
  'managedFields',
  'resourceVersion',
  'uid',
  'generation',
  'creationTimestamp',
  'selfLink',
]);

/** What `kubectl apply` writes beside an object: the whole of it once more, a Secret with its values too. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** The part of an object that somebody wants to be so: without its status and what the server adds. */
export function wantedPart(object: Data): Data {
  const { status: _, metadata, ...wanted } = object;
  return isMap(metadata) ? { ...wanted, metadata: wantedMetadata(metadata) } : wanted;
}

function wantedMetadata(metadata: Data): Data {
  const { annotations, ...others } = without(metadata, (name) => kept.has(name));
  if (!isMap(annotations)) return others;
  const wanted = without(annotations, (name) => name === lastApplied);
  return Object.keys(wanted).length === 0 ? others : { ...others, annotations: wanted };
}

/**
 * Two states of an object without the values of a Secret: which keys there are, and whether their values change, is all
 * that is left of them.
 */
export function hiddenValues(before: Data | null, after: Data | null): readonly [Data | null, Data | null] {
  const hide = (object: Data | null, other: Data | null): Data | null =>
    object === null || object['kind'] !== 'Secret' ? object : hidden(object, other);
  return [hide(before, null), hide(after, before)];
}

/** What a Secret has besides its values. */
const open: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'type', 'immutable']);

function hidden(secret: Data, other: Data | null): Data {
  return Object.fromEntries(
    Object.entries(secret).map(([name, value]) => {
      if (open.has(name)) return [name, value];
      const former = at(other, name);
      if (!isMap(value)) return [name, mark(value, former)];
      return [name, Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mark(one, at(former, key))]))];
    }),
  );
}

function mark(value: unknown, former: unknown): string {
  return former === undefined || canonical(value) === canonical(former) ? '(hidden)' : '(hidden, changed)';
}

/** Data as YAML to be read: keys in their order in the alphabet, as Kubernetes prints them, and texts line by line. */
export function sortedLines(value: unknown): readonly string[] {
  if (Array.isArray(value) && value.length > 0)
    return value.flatMap((item: unknown) =>
      sortedLines(item).map((line, index) => (index === 0 ? `- ${line}` : line === '' ? '' : `  ${line}`)),
    );
  if (!isMap(value) || !isNested(value)) return yamlLines(value);
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, child]) => (child === undefined ? [] : fieldLines(yamlText(key), child)));
}

function fieldLines(key: string, value: unknown): readonly string[] {
  if (typeof value === 'string' && isBlock(value)) return blockLines(key, value);
  const lines = sortedLines(value);
  if (!isNested(value)) return [`${key}: ${lines.join('')}`];
  return [`${key}:`, ...lines.map((line) => (Array.isArray(value) || line === '' ? line : `  ${line}`))];
}

/** Lines of text that a block can hold as they are: the first says how far all are indented. */
function isBlock(text: string): boolean {
  return /^[^\s][^\n]*\n/.test(text) && !/[^\P{C}\n\t]|[\u2028\u2029]/u.test(text);
}

function blockLines(key: string, text: string): readonly string[] {
  const body = text.replace(/\n+$/, '');
  const ends = text.length - body.length;
  const lines = `${body}${'\n'.repeat(Math.max(0, ends - 1))}`.split('\n');
  const chomping = ends === 0 ? '-' : ends === 1 ? '' : '+';
  return [`${key}: |${chomping}`, ...lines.map((line) => (line === '' ? '' : `  ${line}`))];
}

function without(record: Data, isLeftOut: (name: string) => boolean): Data {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !isLeftOut(name)));
}
