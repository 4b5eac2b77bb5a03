import { isList, isMap, own, type Data, type DataMap } from '../data.ts';
import { Exhausted, type Meter } from '../meter.ts';
import { hasWildcard, wildcard } from '../wildcard.ts';
import { isAnchor, parseAnchor } from './anchor.ts';

/** How deep a pattern may go down on the stack. */
const deepest = 500;

/** Which parts of patterns have anchors, as they are written. */
const written = new WeakMap<object, boolean>();

/**
 * The labels and annotations of a pattern with their keys as the object has them: `app.kubernetes.io/*` stands for the first
 * key that is like it (kyverno, pkg/engine/wildcards: ExpandInMetadata). Kyverno writes into the pattern, so that what the
 * first of several elements made of it holds for the others too; here it is remembered instead.
 */
export class Expansion {
  /** Null for nothing: most patterns have nothing to expand. */
  #made: Map<DataMap, DataMap> | null = null;
  #written: Map<DataMap, ReadonlyMap<string, string>> | null = null;
  readonly #meter: Meter;

  constructor(meter: Meter) {
    this.#meter = meter;
  }

  /** As long as nothing was expanded what is asked of the pattern is the same for every object. */
  get isAsWritten(): boolean {
    return this.#made === null;
  }

  /** A map of the pattern as it is by now. */
  current(pattern: DataMap): DataMap {
    return this.#made?.get(pattern) ?? pattern;
  }

  /** How a key of such a map stands in the pattern. */
  writtenKey(pattern: DataMap, key: string): string {
    return this.#written?.get(pattern)?.get(key) ?? key;
  }

  /** Whether a value of the pattern, as it is by now, has an anchor that validation knows, at any depth. */
  hasAnchors(pattern: Data, depth = 0): boolean {
    if (typeof pattern !== 'object' || pattern === null) return false;
    const known = this.isAsWritten ? written.get(pattern) : undefined;
    if (known !== undefined) return known;
    this.#meter.take(1);
    if (depth > deepest) throw new Exhausted();
    const found = this.#findAnchors(pattern, depth);
    if (this.isAsWritten) written.set(pattern, found);
    return found;
  }

  #findAnchors(pattern: readonly Data[] | DataMap, depth: number): boolean {
    if (isList(pattern)) return pattern.some((item) => this.hasAnchors(item, depth + 1));
    return Object.entries(this.current(pattern)).some(
      ([key, value]) =>
        isAnchor(key, 'condition', 'existence', 'equality', 'negation', 'global') || this.hasAnchors(value, depth + 1),
    );
  }

  /** Looks at the metadata of a map of the pattern, beside the same of the object. */
  expand(pattern: DataMap, resource: DataMap): void {
    const metadata = under(pattern, 'metadata');
    const there = own(resource, 'metadata');
    if (!isMap(metadata?.value) || there === undefined || there === null) return;
    for (const tag of ['labels', 'annotations']) {
      const now = this.current(metadata.value);
      const wanted = under(now, tag);
      const actual = under(there, tag);
      if (wanted === null || !isMap(wanted.value) || !isMap(actual?.value)) continue;
      const expanded = this.#expanded(this.current(wanted.value), Object.keys(texts(actual.value)).toSorted());
      this.#made ??= new Map();
      this.#made.set(metadata.value, withKey(now, wanted.key, expanded));
    }
  }

  #expanded(wanted: DataMap, actual: readonly string[]): DataMap {
    const keys = new Map<string, string>();
    const pairs = Object.entries(texts(wanted)).map(([key, value]): [string, Data] => {
      const name = hasWildcard(key) ? this.#actualKey(key, actual) : key;
      keys.set(name, this.writtenKey(wanted, key));
      return [name, value];
    });
    const made = Object.fromEntries(pairs);
    this.#written ??= new Map();
    this.#written.set(made, keys);
    return made;
  }

  /** The anchor around a key stays. */
  #actualKey(key: string, actual: readonly string[]): string {
    const anchor = parseAnchor(key);
    const pattern = anchor?.key ?? key;
    const found = actual.find((one) => wildcard(pattern, one, this.#meter)) ?? pattern;
    return anchor === null ? found : `${anchor.sign}(${found})`;
  }
}

/** What a map has under a name, or under an anchor of it. */
function under(map: Data | undefined, name: string): { readonly key: string; readonly value: Data } | null {
  if (!isMap(map)) return null;
  const key = Object.hasOwn(map, name) ? name : anchorOf(map, name);
  return key === null ? null : { key, value: map[key] ?? null };
}

/** The first of its keys that is an anchor of the name; null without one. */
function anchorOf(map: DataMap, name: string): string | null {
  let first: string | null = null;
  for (const key in map) {
    if (parseAnchor(key)?.key === name && (first === null || key < first)) first = key;
  }
  return first;
}

/** Only texts survive: what else a label is compared with is lost as soon as the object has labels. */
function texts(map: DataMap): DataMap {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => typeof value === 'string'));
}

function withKey(map: DataMap, key: string, value: Data): DataMap {
  return Object.fromEntries(Object.entries(map).map(([one, other]) => [one, one === key ? value : other]));
}
