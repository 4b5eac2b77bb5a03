import { root } from '../../cel/value/origin.ts';
import type { Found } from '../../cel/value/externals.ts';
import { plain, read } from '../../jmespath/value.ts';
import { at, isMap, listAt, textAt } from '../../kubernetes/read.ts';
import { Queries } from '../classic/queries.ts';
import { Trouble } from '../classic/trouble.ts';
import { Meter } from '../meter.ts';

/** An entry of the global context as a test gives it: data, or objects. */
export interface GlobalEntry {
  readonly name: string;
  readonly data: unknown;
  readonly fieldPath: string;
  readonly projections: readonly { readonly name: string; readonly path: string }[];
}

/** Reads one of `globalContextEntries`; `objects` are those of the files that it names. */
export function readGlobalEntry(entry: unknown, objects: readonly unknown[]): GlobalEntry {
  const listed = [...listAt(entry, 'resources'), ...objects];
  return {
    name: textAt(entry, 'name').trim(),
    data: at(entry, 'data') ?? listed,
    fieldPath: textAt(entry, 'fieldPath'),
    projections: listAt(entry, 'projections').map((one) => ({ name: textAt(one, 'name'), path: textAt(one, 'path') })),
  };
}

/**
 * Looks entries up. What a query in one does not find is not there.
 * Source: kyverno, cmd/cli/kubectl-kyverno/store/gctx_resolve.go.
 */
export function globalContextOf(entries: readonly GlobalEntry[]): (name: string, projection: string) => Found {
  const values = new Map(entries.map((entry) => [entry.name, valueOf(entry)]));
  return (name, projection) => {
    const value = values.get(name) ?? null;
    if (projection === '') return { found: value };
    return { found: isMap(value) && Object.hasOwn(value, projection) ? value[projection] : null };
  };
}

function valueOf({ data, fieldPath, projections }: GlobalEntry): unknown {
  const whole = fieldPath === '' ? data : queried(fieldPath, data);
  if (projections.length === 0) return whole;
  return Object.fromEntries(projections.map(({ name, path }) => [name, queried(path, whole)]));
}

/** What a query finds in data; null for nothing, and where it can't be asked. */
export function queried(query: string, data: unknown): unknown {
  const value = new Queries().search(query, read(data, root('globalContext')), new Meter());
  return value instanceof Trouble ? null : plain(value.data);
}
