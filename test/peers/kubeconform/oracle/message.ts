import { at, extra, leafSet, missing, type Leaf } from './leaf.ts';

/** One entry of kubeconform's message: how deep it hangs, where it points, what it says. */
interface Entry {
  readonly depth: number;
  readonly pointer: string;
  readonly text: string;
}

const quoted = String.raw`'(?:[^'\\]|\\.)*'`;
const start = new RegExp(`^ ((?: {2})*)- at (${quoted}): `);

/**
 * The leaves of kubeconform's `msg`: a tree whose line ends were replaced by spaces, so that depth is still in the
 * number of spaces. Entries that have entries below them only group and are left out.
 */
export function leavesOf(msg: string): readonly Leaf[] {
  const entries = entriesOf(msg);
  const leaves = entries.filter((entry, index) => (entries[index + 1]?.depth ?? -1) <= entry.depth);
  return leafSet(leaves.flatMap(leaf));
}

function leaf(entry: Entry): readonly Leaf[] {
  if (/^missing propert(y|ies) /.test(entry.text)) {
    return names(entry.text).map((name) => missing(entry.pointer, name));
  }
  if (entry.text.startsWith('additional properties ')) {
    return names(entry.text).map((name) => extra(entry.pointer, name));
  }
  return [at(entry.pointer)];
}

function names(text: string): readonly string[] {
  return (text.match(new RegExp(quoted, 'g')) ?? []).map(unquote);
}

function entriesOf(msg: string): readonly Entry[] {
  const head = new RegExp(`jsonschema validation failed with ${quoted}`).exec(msg);
  if (head === null) {
    throw new Error(`kubeconform's message has another form than expected: ${msg}`);
  }
  const entries: Entry[] = [];
  let rest = msg.slice(head.index + head[0].length);
  while (rest !== '') {
    const found = start.exec(rest);
    if (found === null) {
      throw new Error(`kubeconform's message has another form than expected at: ${rest}`);
    }
    const [whole, indent = '', pointer = ''] = found;
    const text = upToNext(rest.slice(whole.length));
    entries.push({ depth: indent.length / 2, pointer: unquote(pointer), text });
    rest = rest.slice(whole.length + text.length);
  }
  return entries;
}

/** The text of an entry ends where the next begins; what stands in quotes is jumped over, for it may hold anything. */
function upToNext(text: string): string {
  const string = new RegExp(quoted, 'y');
  let index = 0;
  while (index < text.length) {
    string.lastIndex = index;
    if (text[index] === "'" && string.test(text)) {
      index = string.lastIndex;
    } else if (text[index] === ' ' && start.test(text.slice(index, index + 2000))) {
      return text.slice(0, index);
    } else {
      index += 1;
    }
  }
  return text;
}

const escapes: Readonly<Record<string, string>> = { a: '\u0007', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Undoes the quoting of Go strings, in single quotes. */
function unquote(text: string): string {
  return text
    .slice(1, -1)
    .replace(
      /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/g,
      (_, x?: string, u?: string, long?: string, one?: string) => {
        const hex = x ?? u ?? long;
        return hex === undefined ? (escapes[one ?? ''] ?? one ?? '') : String.fromCodePoint(Number.parseInt(hex, 16));
      },
    );
}
