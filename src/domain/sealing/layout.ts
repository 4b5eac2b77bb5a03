import { content } from '../yaml/node.ts';
import type { MapNode, Node } from '../yaml/node.ts';
import { withoutFormerValues } from './comments.ts';
import type { Comment } from './comments.ts';
import { columnOf, commentsBetween, entriesOf, indentOf, isBlock, lastLineOf, lineOf, lineText } from './entries.ts';
import type { Entry, Page } from './entries.ts';
import { yamlLines, yamlText } from '../yaml/write.ts';
import { plainJson } from './shape.ts';
import type { SealedSecret } from './shape.ts';

/** Whether a comment repeats a value. */
export type Repeats = (comment: string) => boolean;

/**
 * A SealedSecret laid out as its Secret was: in the order of its keys and with its comments, those of values above the
 * sealed values. Lines begin in column 0. Comments that may show a value are left out. Null when the Secret is not in
 * block style all the way.
 */
export function layOut(page: Page, root: MapNode, sealed: SealedSecret, repeats: Repeats): string[] | null {
  const entries = entriesOf(page, root, lineOf(page, root.start), regionEnd(page, root));
  if (entries === null) return null;
  return new Layout(page, entries, sealed, repeats).lines();
}

/** The last line that belongs to an object: comments below it that are indented deeper are its own. */
export function regionEnd(page: Page, root: MapNode): number {
  const last = root.pairs.toSorted((a, b) => a.key.start - b.key.start).at(-1);
  return last === undefined || !isBlock(page, root) ? lineOf(page, root.end) : lastLineOf(page, last);
}

class Layout {
  readonly #page: Page;
  readonly #entries: readonly Entry[];
  readonly #sealed: SealedSecret;
  readonly #repeats: Repeats;
  readonly #step: number;

  constructor(page: Page, entries: readonly Entry[], sealed: SealedSecret, repeats: Repeats) {
    this.#page = page;
    this.#entries = entries;
    this.#sealed = sealed;
    this.#repeats = repeats;
    this.#step = stepOf(page, entries);
  }

  lines(): string[] {
    const first = this.#entries.find(({ pair }) => specFields.has(pair.name));
    return this.#entries.flatMap((entry) => {
      const { name } = entry.pair;
      if (name === 'apiVersion' || name === 'kind') return this.#scalar(entry, yamlText(this.#sealed[name]), 0);
      if (name === 'metadata') return this.#metadata(entry);
      return entry === first ? this.#spec() : [];
    });
  }

  #metadata(entry: Entry): string[] {
    const { name, namespace, annotations } = this.#sealed.metadata;
    const children = this.#children(entry) ?? [];
    const written = new Set(children.map(({ pair }) => pair.name));
    const missing = {
      name: written.has('name') ? undefined : name,
      namespace: written.has('namespace') ? undefined : namespace,
      annotations,
    };
    return [
      ...this.#head(entry, 'metadata:'),
      ...children.flatMap((child) => {
        const value = child.pair.name === 'name' ? name : child.pair.name === 'namespace' ? namespace : undefined;
        return value === undefined ? [] : this.#scalar(child, this.#kept(child, value), this.#step);
      }),
      ...shifted(yamlLinesOf(missing), this.#step),
    ];
  }

  #spec(): string[] {
    const { encryptedData, template } = this.#sealed.spec;
    const sections = this.#entries.filter(({ pair }) => pair.name === 'data' || pair.name === 'stringData');
    const above = sections.flatMap((section) => section.above.concat(this.#headComments(section)));
    const unwritten = new Map(Object.entries(encryptedData));
    return [
      'spec:',
      ...shifted([...this.#amongValues(above), 'encryptedData:'], this.#step),
      ...shifted(
        sections.flatMap((section) => this.#values(section, unwritten)),
        2 * this.#step,
      ),
      ...shifted(['template:'], this.#step),
      ...shifted(this.#template(template), 2 * this.#step),
    ];
  }

  /** The sealed values in the place of the plain ones; each is written once. */
  #values(section: Entry, unwritten: Map<string, string>): string[] {
    const take = (name: string): string[] => {
      const sealed = unwritten.get(name);
      return unwritten.delete(name) ? [`${yamlText(name)}: ${sealed}`] : [];
    };
    const children = this.#children(section);
    if (children === null) return pairsOf(section.pair.value).flatMap(({ name }) => take(name));
    return children.flatMap(({ pair, above, beside, below }) =>
      this.#amongValues([...above, ...beside]).concat(take(pair.name), this.#amongValues(below)),
    );
  }

  #template(template: SealedSecret['spec']['template']): string[] {
    const { name, namespace, ...moved } = template.metadata;
    const metadata = this.#entries.find(({ pair }) => pair.name === 'metadata');
    const children = metadata === undefined ? null : this.#children(metadata);
    return [
      'metadata:',
      ...shifted(yamlLinesOf({ name, namespace }), this.#step),
      ...Object.entries(moved).flatMap(([key, value]) => {
        if (value === undefined) return [];
        const child = children?.find(({ pair }) => pair.name === key);
        const isWhole = child !== undefined && key !== 'annotations';
        return isWhole ? this.#moved(child, this.#step) : shifted(this.#rebuilt(child, key, value), this.#step);
      }),
      ...this.#entries.flatMap((entry) => {
        const key = entry.pair.name;
        const isThere = (key === 'type' || key === 'immutable') && template[key] !== undefined;
        return isThere ? this.#moved(entry, 0) : [];
      }),
    ];
  }

  /** A mapping of texts of which not all stay; those that do keep their comments. */
  #rebuilt(entry: Entry | undefined, key: string, value: unknown): string[] {
    const children = entry === undefined ? null : this.#children(entry);
    if (entry === undefined || children === null) return yamlLinesOf({ [key]: value });
    const kept = new Map(Object.entries(value ?? {}));
    return [
      ...this.#head(entry, `${key}:`),
      ...children.flatMap((child) => (kept.delete(child.pair.name) ? this.#moved(child, this.#step) : [])),
      ...shifted(yamlLinesOf(Object.fromEntries(kept)), this.#step),
    ];
  }

  /** A key with one line of value, its comments where they were. */
  #scalar(entry: Entry, value: string, indent: number): string[] {
    const beside = this.#harmless(entry.beside);
    const line = `${this.#slice(entry.pair.key)}: ${value}${beside.map((comment) => ` ${comment}`).join('')}`;
    return shifted([...this.#harmless(entry.above), line, ...this.#below(entry)], indent);
  }

  /** All lines of an entry as they are, at another indentation. */
  #moved(entry: Entry, indent: number): string[] {
    const from = columnOf(this.#page, entry.pair.key.start);
    const lines = [this.#line(entry.first).slice(from)];
    for (let line = entry.first + 1; line <= entry.last; line++) {
      const written = this.#line(line);
      lines.push(written.slice(Math.min(from, indentOf(written))));
    }
    return shifted([...this.#harmless(entry.above), ...lines, ...this.#below(entry)], indent);
  }

  /** A line without its comment when that repeats a value. */
  #line(line: number): string {
    const written = lineText(this.#page, line);
    const [comment] = commentsBetween(this.#page, line, line);
    if (comment === undefined || !this.#repeats(comment.text)) return written;
    return written.slice(0, columnOf(this.#page, comment.start)).trimEnd();
  }

  /** The line of a key whose value stands below it, and the comments above. */
  #head(entry: Entry, line: string): string[] {
    const beside = this.#harmless(this.#headComments(entry));
    return [...this.#harmless(entry.above), `${line}${beside.map((comment) => ` ${comment}`).join('')}`];
  }

  /** Comments behind a key whose value stands below it. */
  #headComments({ pair, first, beside }: Entry): readonly Comment[] {
    if (!isBlock(this.#page, pair.value)) return beside;
    return beside.filter(({ start }) => lineOf(this.#page, start) === first);
  }

  #children({ pair, first, last, below }: Entry): Entry[] | null {
    if (pair.value.type !== 'map') return null;
    const end = below.at(-1);
    return entriesOf(this.#page, pair.value, first + 1, end === undefined ? last : lineOf(this.#page, end.start));
  }

  #kept({ pair }: Entry, value: string): string {
    const node = content(pair.value);
    const isSame = node.type === 'scalar' && node.value === value && node.style !== 'block';
    const written = isSame ? this.#slice(pair.value) : '';
    return written === '' || written.includes('\n') ? yamlText(value) : written;
  }

  #slice({ start, end }: { readonly start: number; readonly end: number }): string {
    return this.#page.text.slice(start, end);
  }

  /** What is indented deeper stays so. */
  #below({ pair, below }: Entry): string[] {
    const column = columnOf(this.#page, pair.key.start);
    const deeper = ({ start }: Comment): number => Math.max(columnOf(this.#page, start) - column, 0);
    return below.flatMap((comment) => shifted(this.#harmless([comment]), deeper(comment)));
  }

  #harmless(comments: readonly Comment[]): string[] {
    return comments.map(({ text }) => text).filter((text) => !this.#repeats(text));
  }

  #amongValues(comments: readonly Comment[]): readonly string[] {
    return withoutFormerValues(this.#harmless(comments));
  }
}

const specFields: ReadonlySet<string> = new Set(['data', 'stringData', 'type', 'immutable']);

/** How far the text indents: as far as what stands in its metadata. */
function stepOf(page: Page, entries: readonly Entry[]): number {
  const nested = entries.find(({ pair }) => isBlock(page, pair.value));
  if (nested === undefined) return 2;
  return Math.max(columnOf(page, nested.pair.value.start) - columnOf(page, nested.pair.key.start), 1);
}

function pairsOf(node: Node): MapNode['pairs'] {
  const map = content(node);
  return map.type === 'map' ? map.pairs : [];
}

/** Blank lines stay empty. */
function shifted(lines: readonly string[], indent: number): string[] {
  return lines.map((line) => (line === '' ? '' : `${' '.repeat(indent)}${line}`));
}

function yamlLinesOf(value: Readonly<Record<string, unknown>>): string[] {
  const written = Object.entries(value).filter(([, child]) => child !== undefined);
  return written.length === 0 ? [] : yamlLines(Object.fromEntries(written));
}

/** The SealedSecret without regard to how its Secret was written. */
export function canonical(sealed: SealedSecret): string[] {
  return yamlLines(plainJson(sealed));
}
