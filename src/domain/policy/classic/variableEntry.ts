import { plain, written } from '../../jmespath/value.ts';
import type { Value } from '../../jmespath/value.ts';
import { asFloats, own, textOf } from '../data.ts';
import type { Data } from '../data.ts';
import { goText } from '../goText.ts';
import type { Meter } from '../meter.ts';
import type { Context } from './context.ts';
import type { EntryLoader } from './entries.ts';
import { substitute } from './substitute.ts';
import { Trouble } from './trouble.ts';

/**
 * `variable`: a value, or what a query finds in it, or in the context; the default where nothing is found. What is nothing
 * in the end is an error. Source: kyverno, pkg/engine/context/loaders/variable.go.
 */
export const variableEntry: EntryLoader = (entry, name) => (context, meter) => {
  const query = textOf(entry, 'jmesPath') === '' ? null : part(entry, 'jmesPath', name, context, meter);
  if (query instanceof Trouble) return query;
  if (query !== null && typeof query.data !== 'string')
    return new Trouble(`jmespath value must be a string ${name} ${textOf(entry, 'jmesPath')}: <nil>`);
  const otherwise = part(entry, 'default', name, context, meter);
  if (otherwise instanceof Trouble) return otherwise;
  const value = part(entry, 'value', name, context, meter);
  if (value instanceof Trouble) return value;
  const path = typeof query?.data === 'string' ? query.data : null;
  const output = outputOf(path, value, otherwise, context, meter);
  if (output instanceof Trouble || (output !== null && output.data !== null)) return output;
  return new Trouble(`failed to add context entry for variable ${name} since it evaluated to nil`);
};

/** A part of the entry with nothing left in it to be looked up; null when the entry does not have it. */
function part(entry: Data, key: string, name: string, context: Context, meter: Meter): Value | null | Trouble {
  const said = own(entry, key);
  if (said === undefined || said === null) return null;
  const now = substitute(said, context, meter);
  if (now instanceof Trouble)
    return now.after(`failed to substitute variables in context entry ${name} ${goText(said)}: `);
  return { data: written(now.data).data, from: now.from };
}

function outputOf(
  path: string | null,
  value: Value | null,
  otherwise: Value | null,
  context: Context,
  meter: Meter,
): Value | null | Trouble {
  if (path === null) return value ?? otherwise;
  const found = value === null ? context.query(path, meter) : context.apply(path, value, meter);
  if (found instanceof Trouble) {
    // What nobody knows is no reason to take something else.
    if (otherwise !== null && found.missing === null && !found.isExhausted) return otherwise;
    const to = goText(value === null ? null : asFloats(plain(value.data)));
    return found.after(`failed to apply jmespath ${path} to variable ${to}: `);
  }
  // A query in a value of its own may find nothing, and the default is not asked then.
  return value === null && found.data === null ? otherwise : found;
}
