import { both } from '../../cel/value/origin.ts';
import type { Origin } from '../../cel/value/origin.ts';
import { goJson } from '../../jmespath/library/json.ts';
import { plain } from '../../jmespath/value.ts';
import type { Value } from '../../jmespath/value.ts';
import { asFloats, isList, isMap } from '../data.ts';
import type { Data } from '../data.ts';
import type { Meter } from '../meter.ts';
import { variablesIn } from './braces.ts';
import { constantSize } from './constant.ts';
import type { Context } from './context.ts';
import { withReferences } from './references.ts';
import { Trouble } from './trouble.ts';
import { variableAt } from './variable.ts';

/** A part of a rule with nothing left in it to be looked up. */
export interface Substituted {
  readonly data: Data;
  /** All that its variables stem from; last what only names a key of another. */
  readonly from: Origin;
  /** What the one variable came to that all of it was; else null. */
  readonly whole: Value | null;
}

/**
 * Replaces references (`$(…)`) and variables (`{{ … }}`) in a part of a rule, in keys too, and in what variables bring in.
 * Source: kyverno, pkg/engine/variables/vars.go: substituteAll.
 */
export function substitute(document: Data, context: Context, meter: Meter): Substituted | Trouble {
  const size = constantSize(document);
  if (size !== null) {
    meter.take(size);
    return { data: document, from: null, whole: null };
  }
  const referenced = withReferences(document, meter);
  if (referenced instanceof Trouble) return referenced;
  return new Substitution(context, meter).of(referenced, '');
}

/** One pass over a document: what it has read is known at its end. */
class Substitution {
  readonly #context: Context;
  readonly #meter: Meter;
  #from: Origin = null;
  /** What chose among values, which are to blame before it. */
  #chosenBy: Origin = null;
  #whole: Value | null = null;

  constructor(context: Context, meter: Meter) {
    this.#context = context;
    this.#meter = meter;
  }

  of(document: Data, path: string): Substituted | Trouble {
    const data = this.#value(document, path);
    return data instanceof Trouble ? data : { data, from: both(this.#from, this.#chosenBy), whole: this.#whole };
  }

  #value(value: Data, path: string): Data | Trouble {
    // It is read, copied and kept: that is more than a look.
    this.#meter.take(8);
    const now = typeof value === 'string' ? this.#text(value, path) : value;
    if (now instanceof Trouble) return now;
    if (isList(now)) return this.#list(now, path);
    return isMap(now) ? this.#map(now, path) : now;
  }

  #list(list: readonly Data[], path: string): readonly Data[] | Trouble {
    const items: Data[] = [];
    for (const [index, item] of list.entries()) {
      const now = this.#value(item, `${path}/${index}`);
      if (now instanceof Trouble) return now;
      items.push(now);
    }
    return items;
  }

  #map(map: Readonly<Record<string, Data>>, path: string): Data | Trouble {
    const entries: [string, Data][] = [];
    for (const [key, item] of Object.entries(map)) {
      const name = this.#text(key, path);
      if (name instanceof Trouble) return name;
      if (name !== null && typeof name !== 'string')
        return new Trouble(`expected string after substituting variables in key "${key}"`);
      const now = this.#value(item, `${path}/${key.replaceAll('/', String.raw`\/`)}`);
      if (now instanceof Trouble) return now;
      entries.push([name ?? key, now]);
    }
    return Object.fromEntries(entries);
  }

  /** A text that is one variable and nothing else becomes what the variable is, of whatever type. */
  #text(text: string, path: string): Data | Trouble {
    let now = text;
    for (let found = variablesIn(now); found.length > 0; found = variablesIn(now)) {
      const before = now;
      let isShallow = false;
      for (const { start, end } of found) {
        this.#meter.take(8 + now.length / 16);
        const written = before.slice(start, end);
        const variable = variableAt(written, path, this.#context);
        isShallow = variable.isShallow;
        const value = this.#context.query(variable.query, this.#meter);
        if (value instanceof Trouble) return value.after(`failed to resolve ${variable.query} at path ${path}: `);
        if (isKeyAt(before, start)) this.#chosenBy = both(this.#chosenBy, value.from);
        else this.#from = both(this.#from, value.from);
        if (before === written && path === '') this.#whole = value;
        if (before === written) return asFloats(plain(value.data));
        const prefix = start === 0 ? '' : (before[start - 1] ?? '');
        now = now.replace(prefix + written, () => prefix + inText(value, variable.isShallow));
      }
      if (isShallow) break;
    }
    return now.replaceAll(String.raw`\{{`, '{{');
  }
}

/** What is no text stands in a text as JSON; braces that a shallow variable brings in stay text. */
function inText({ data }: Value, isShallow: boolean): string {
  const text = typeof data === 'string' ? data : goJson(data);
  return isShallow ? text.replaceAll('{{', String.raw`\{{`) : text;
}

/** What stands before a variable that is a key in the query of another, from where that begins: `{{ images.containers."`. */
const beforeKey = /^\{\{[^{}'`]*\."?$/;

function isKeyAt(text: string, start: number): boolean {
  return beforeKey.test(text.slice(Math.max(text.lastIndexOf('{{', start - 1), 0), start));
}
