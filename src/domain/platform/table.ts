import type { Place } from '../schema/place.ts';
import { booleanAt, field, fields, items, numberAt, textAt, textsAt } from '../own/read.ts';
import type { Read } from '../own/read.ts';
import { phaseFolder } from './file.ts';

/** One row of the table as one file has it. */
export interface Row {
  readonly name: string;
  readonly place: Place;
  readonly folder: Read<string> | null;
  readonly namespace: Read<string> | null;
  readonly podSecurity: Read<string> | null;
  readonly chart: Chart | null;
  /** Null when the row says nothing of parts. */
  readonly parts: readonly Read<string>[] | null;
  readonly bootstrap: boolean;
  readonly when: Read<string> | null;
  readonly site: Place | null;
  readonly traefik: Read<number> | null;
  /** Ports that the LAN reaches without Traefik. */
  readonly lan: readonly Read<number>[];
  /** Names of the applications that `from` and `to` name. */
  readonly edges: readonly Read<string>[];
}

export interface Chart {
  readonly place: Place;
  readonly repository: Read<string> | null;
  readonly version: Read<string> | null;
}

/** The rows of `applications.yaml` or `applications.local.yaml`, from the root of the file. */
export function readTable(file: Place): readonly Row[] {
  return fields(field(file, 'applications')).map(readRow);
}

/** The table as Helm has it: a key of a later file wins over the same key of an earlier one. */
export function mergedRows(...files: readonly (readonly Row[])[]): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const row of files.flat()) {
    const before = rows.get(row.name);
    rows.set(row.name, before === undefined ? row : over(row, before));
  }
  return rows;
}

/** The phase that a folder belongs to: the number in its path; null where there is none. */
export function phaseOf(row: Row): { readonly number: number; readonly id: string } | null {
  const [phases, folder = '', ...rest] = row.folder?.value.split('/') ?? [];
  return phases === 'phases' && rest.length > 0 ? phaseFolder(folder) : null;
}

/** Whether the folder of a row has a part. */
export function hasPart(row: Row, part: string): boolean {
  return row.parts?.some(({ value }) => value === part) === true;
}

function readRow(place: Place): Row {
  const chart = field(place, 'chart');
  const network = field(place, 'network');
  const parts = field(place, 'parts');
  return {
    name: String(place.step),
    place,
    folder: textAt(field(place, 'folder')),
    namespace: textAt(field(place, 'namespace')),
    podSecurity: textAt(field(place, 'podSecurity')),
    chart:
      chart === null
        ? null
        : { place: chart, repository: textAt(field(chart, 'repository')), version: textAt(field(chart, 'version')) },
    parts: parts === null ? null : textsAt(parts),
    bootstrap: booleanAt(field(place, 'bootstrap'))?.value === true,
    when: textAt(field(place, 'when')),
    site: field(place, 'site'),
    traefik: numberAt(field(network, 'traefik')),
    lan: items(field(network, 'lan')).flatMap((port) => numberAt(port) ?? []),
    edges: ['from', 'to']
      .flatMap((side) => items(field(network, side)))
      .flatMap((edge) => textAt(field(edge, 'application')) ?? []),
  };
}

function over(later: Row, before: Row): Row {
  return {
    name: later.name,
    place: later.place,
    folder: later.folder ?? before.folder,
    namespace: later.namespace ?? before.namespace,
    podSecurity: later.podSecurity ?? before.podSecurity,
    chart: chartOver(later.chart, before.chart),
    parts: later.parts ?? before.parts,
    bootstrap: field(later.place, 'bootstrap') === null ? before.bootstrap : later.bootstrap,
    when: later.when ?? before.when,
    site: later.site ?? before.site,
    traefik: later.traefik ?? before.traefik,
    lan: later.lan.length > 0 ? later.lan : before.lan,
    edges: [...before.edges, ...later.edges],
  };
}

function chartOver(later: Chart | null, before: Chart | null): Chart | null {
  if (later === null || before === null) return later ?? before;
  return {
    place: later.place,
    repository: later.repository ?? before.repository,
    version: later.version ?? before.version,
  };
}
