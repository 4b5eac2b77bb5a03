import { field, fields, items, textAt, textsAt } from '../own/read.ts';
import type { Read } from '../own/read.ts';
import type { Place } from '../schema/place.ts';

/** `phase.yaml` as data with places; what is missing or of another type is null or left out, and the schema tells it. */
export interface Phase {
  readonly place: Place;
  readonly title: Read<string> | null;
  readonly summary: Read<string> | null;
  /** Ids of phases. */
  readonly requires: readonly Read<string>[];
  readonly when: Read<string> | null;
  readonly steps: readonly Step[];
  readonly checks: readonly Check[];
}

/** A step; fields that its kind does not have are null. */
export interface Step {
  readonly place: Place;
  readonly id: Read<string> | null;
  readonly kind: Read<string> | null;
  readonly satisfiedBy: readonly Read<string>[];
  readonly undo: Read<string> | null;
  readonly when: Read<string> | null;
  readonly script: Read<string> | null;
  readonly hosts: Read<string> | null;
  readonly arguments: Read<string> | null;
  /** What a script reads from its standard input. */
  readonly input: { readonly host: Read<string> | null; readonly run: Read<string> | null };
  readonly run: Read<string> | null;
  /** Null when the step does not name rows. */
  readonly rows: readonly Read<string>[] | null;
  readonly secrets: readonly Secret[];
}

export interface Secret {
  readonly place: Place;
  readonly name: Read<string> | null;
  readonly namespace: Read<string> | null;
  readonly file: Read<string> | null;
  readonly neededBy: readonly Read<string>[];
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly key: string;
  readonly place: Place;
  readonly value: Read<string> | null;
  readonly sameAs: SameAs | null;
}

export interface SameAs {
  readonly place: Place;
  readonly namespace: Read<string> | null;
  readonly name: Read<string> | null;
  readonly key: Read<string> | null;
}

/** A check; fields that its kind does not have are null. */
export interface Check {
  readonly place: Place;
  readonly id: Read<string> | null;
  readonly kind: Read<string> | null;
  readonly title: Read<string> | null;
  /** Ids of checks of the same phase. */
  readonly requires: readonly Read<string>[];
  readonly when: Read<string> | null;
  readonly reads: readonly Source[];
  readonly expect: Read<string> | null;
  readonly message: Read<string> | null;
  readonly rows: readonly Read<string>[] | null;
  readonly manifest: Read<string> | null;
  readonly url: Read<string> | null;
  readonly hosts: Read<string> | null;
  readonly run: Read<string> | null;
}

/** What a check reads under a name. */
export interface Source {
  readonly name: string;
  readonly place: Place;
  readonly file: Read<string> | null;
  readonly files: Read<string> | null;
}

/** Reads the file from its root. */
export function readPhase(file: Place): Phase {
  return {
    place: file,
    title: textAt(field(file, 'title')),
    summary: textAt(field(file, 'summary')),
    requires: textsAt(field(file, 'requires')),
    when: textAt(field(file, 'when')),
    steps: items(field(file, 'steps')).map(readStep),
    checks: items(field(file, 'checks')).map(readCheck),
  };
}

function readStep(place: Place): Step {
  const text = (name: string): Read<string> | null => textAt(field(place, name));
  return {
    place,
    id: text('id'),
    kind: text('kind'),
    satisfiedBy: textsAt(field(place, 'satisfiedBy')),
    undo: text('undo'),
    when: text('when'),
    script: text('script'),
    hosts: text('hosts'),
    arguments: text('arguments'),
    input: { host: textAt(field(field(place, 'input'), 'host')), run: textAt(field(field(place, 'input'), 'run')) },
    run: text('run'),
    rows: rowsAt(place),
    secrets: items(field(place, 'secrets')).map(readSecret),
  };
}

function readSecret(place: Place): Secret {
  return {
    place,
    name: textAt(field(place, 'name')),
    namespace: textAt(field(place, 'namespace')),
    file: textAt(field(place, 'file')),
    neededBy: textsAt(field(place, 'neededBy')),
    entries: fields(field(place, 'entries')).map((entry) => {
      const same = field(entry, 'sameAs');
      const sameAs =
        same === null
          ? null
          : {
              place: same,
              namespace: textAt(field(same, 'namespace')),
              name: textAt(field(same, 'name')),
              key: textAt(field(same, 'key')),
            };
      return { key: String(entry.step), place: entry, value: textAt(field(entry, 'value')), sameAs };
    }),
  };
}

function readCheck(place: Place): Check {
  const text = (name: string): Read<string> | null => textAt(field(place, name));
  return {
    place,
    id: text('id'),
    kind: text('kind'),
    title: text('title'),
    requires: textsAt(field(place, 'requires')),
    when: text('when'),
    reads: fields(field(place, 'reads')).map((read) => ({
      name: String(read.step),
      place: read,
      file: textAt(field(read, 'file')),
      files: textAt(field(read, 'files')),
    })),
    expect: text('expect'),
    message: text('message'),
    rows: rowsAt(place),
    manifest: text('manifest'),
    url: text('url'),
    hosts: text('hosts'),
    run: text('run'),
  };
}

function rowsAt(place: Place): readonly Read<string>[] | null {
  const rows = field(place, 'rows');
  return rows === null ? null : textsAt(rows);
}
