import { isList, isMap, type Data, type DataMap } from '../data.ts';
import { goText, goType } from '../goText.ts';
import { Exhausted, type Meter } from '../meter.ts';
import { Expansion } from './expand.ts';
import { isSkip, pathText, skipsAt, type Fault, type Trail } from './fault.ts';
import { judgeKey } from './key.ts';
import { firstKeys, laterKeys } from './order.ts';
import { matchesScalar } from './scalar.ts';
import { Sightings } from './sightings.ts';

/** How deep a pattern may go down on the stack. */
const deepest = 500;

/** One pattern laid over one object (kyverno, pkg/engine/validate). A fault, or null when it is as the pattern wants it. */
export class Walk {
  readonly sightings = new Sightings();
  readonly #meter: Meter;
  readonly #expansion: Expansion;
  readonly #hasAnchors = (value: Data): boolean => this.#expansion.hasAnchors(value);
  #depth = 0;

  constructor(meter: Meter) {
    this.#meter = meter;
    this.#expansion = new Expansion(meter);
  }

  /** `resource` is undefined where there is nothing, which is looked at as null. */
  element(resource: Data | undefined, pattern: Data, at: Trail | null, place: Trail | null): Fault | null {
    this.#meter.take(1);
    this.#depth += 1;
    if (this.#depth > deepest) throw new Exhausted();
    const fault = this.#element(resource, pattern, at, place);
    this.#depth -= 1;
    return fault;
  }

  #element(resource: Data | undefined, pattern: Data, at: Trail | null, place: Trail | null): Fault | null {
    if (isMap(pattern)) {
      if (!isMap(resource)) {
        const [expected, found] = [goType(pattern), goType(resource ?? null)];
        const message = `pattern and resource have different structures. Path: ${pathText(at)}. Expected ${expected}, found ${found}`;
        return this.#refused(message, resource, at, at, place);
      }
      const current = this.#expansion.current(pattern);
      this.sightings.look(current, resource);
      return this.#map(resource, current, at, place);
    }
    if (isList(pattern)) {
      if (isList(resource)) return this.#list(resource, pattern, at, place);
      const message = `validation rule failed at path ${pathText(at)}, resource does not satisfy the expected overlay pattern`;
      return this.#refused(message, resource, at, at, place);
    }
    const spot = this.#offending(resource, pattern, at);
    if (spot === undefined) return null;
    const [value, wanted] = [goText(resource ?? null), goText(pattern)];
    const message = `resource value '${value}' does not match '${wanted}' at path ${pathText(at)}`;
    return this.#refused(message, resource, at, spot, place);
  }

  /** Where a scalar of the pattern does not fit: in a list the first item, though Kyverno names the list; undefined when it fits. */
  #offending(resource: Data | undefined, pattern: Data, at: Trail | null): Trail | null | undefined {
    if (!isList(resource)) return matchesScalar(resource ?? null, pattern, this.#meter) ? undefined : at;
    const index = resource.findIndex((item) => {
      this.#meter.take(1);
      return !matchesScalar(item, pattern, this.#meter);
    });
    return index < 0 ? undefined : { up: at, step: index };
  }

  /** Anchors first: what they skip for keeps the rest from being looked at. */
  #map(resource: DataMap, raw: DataMap, at: Trail | null, place: Trail | null): Fault | null {
    this.#expansion.expand(raw, resource);
    const anchors = firstKeys(raw);
    const before = anchors.length === 0 ? null : this.#anchors(anchors, resource, raw, at, place);
    if (before !== null) return before;
    for (const key of laterKeys(raw, this.#hasAnchors, this.#expansion.isAsWritten)) {
      const fault = this.#key(key, resource, raw, at, place);
      if (fault !== null) return fault;
    }
    return null;
  }

  /** A fault among the keys that are judged first, which the others don't matter after. */
  #anchors(
    keys: readonly string[],
    resource: DataMap,
    raw: DataMap,
    at: Trail | null,
    place: Trail | null,
  ): Fault | null {
    const skips: Fault[] = [];
    // A skip that comes from deeper down is weaker than one of these keys themselves.
    const hasOwnSkip = (): boolean => skips.some(({ kind }) => kind !== 'skips');
    let applied = 0;
    for (const key of keys) {
      const fault = this.#key(key, resource, raw, at, place);
      if (fault === null) applied += 1;
      else if (isSkip(fault)) skips.push(fault);
      else if (!hasOwnSkip()) return fault;
    }
    const [first, ...others] = skips;
    const isSkipped = first !== undefined && (applied === 0 || hasOwnSkip());
    return isSkipped ? this.#spent(skipsAt(at, [first, ...others])) : null;
  }

  #key(key: string, resource: DataMap, raw: DataMap, at: Trail | null, place: Trail | null): Fault | null {
    const here = { up: place, step: this.#expansion.writtenKey(raw, key) };
    return judgeKey(this, resource, key, raw[key] ?? null, at, here);
  }

  /** What the first element of a pattern is decides; a map and a scalar stand for every item of the object's list. */
  #list(resource: readonly Data[], pattern: readonly Data[], at: Trail | null, place: Trail | null): Fault | null {
    const [first] = pattern;
    if (first === undefined) return this.#plain('pattern Array empty', pathText(at), { at, missing: false, place });
    if (isMap(first)) {
      return this.#items(resource, at, (item, trail) => this.element(item, first, trail, { up: place, step: 0 }));
    }
    if (!isList(first)) return this.element(resource, first, at, { up: place, step: 0 });
    if (resource.length < pattern.length) {
      const lengths = `resource Array len is ${resource.length} and pattern Array len is ${pattern.length}`;
      return this.#plain(`validate Array failed, array length mismatch, ${lengths}`, '', { at, missing: false, place });
    }
    return this.#items(resource.slice(0, pattern.length), at, (item, trail, index) =>
      this.element(item, pattern[index] ?? null, trail, { up: place, step: index }),
    );
  }

  /** Items that are skipped do not count while another one is as it should be. */
  #items(
    items: readonly Data[],
    at: Trail | null,
    judge: (item: Data, trail: Trail, index: number) => Fault | null,
  ): Fault | null {
    const skips: Fault[] = [];
    let index = 0;
    for (const item of items) {
      const fault = judge(item, { up: at, step: index }, index);
      index += 1;
      if (fault !== null && !isSkip(fault)) return fault;
      if (fault !== null) skips.push(fault);
    }
    const [first, ...others] = skips;
    if (first === undefined || skips.length < items.length) return null;
    return this.#spent(skipsAt(at, [first, ...others]));
  }

  /** `at` is what Kyverno says, `spot` the very place. */
  #refused(
    message: string,
    resource: Data | undefined,
    at: Trail | null,
    spot: Trail | null,
    place: Trail | null,
  ): Fault {
    return this.#plain(message, pathText(at), { at: spot, missing: resource === undefined, place });
  }

  #plain(message: string, said: string, spot: Pick<Fault, 'at' | 'missing' | 'place'>): Fault {
    return this.#spent({ kind: 'plain', message, said, ...spot });
  }

  /** Words take time too: they grow with the values that they quote. */
  #spent(fault: Fault): Fault {
    this.#meter.take(Math.ceil(fault.message.length / 64));
    return fault;
  }
}
