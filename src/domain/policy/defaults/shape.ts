import { changedList, changedMap } from '../../changed.ts';
import { isMap } from '../../kubernetes/read.ts';
import { shapesOfCore } from './shapes/core.ts';
import { shapesOfGroups } from './shapes/groups.ts';
import { shapesOfVolumes } from './shapes/volumes.ts';

/** How Go writes a field of a struct. */
export interface Field {
  /**
   * `!`: always, with its zero value. `?`: when it is not empty. `+`: always, a struct. `*`: when it is there, a struct.
   * `^`: always, and null when it is not there.
   */
  readonly mark: '!' | '?' | '+' | '*' | '^';
  /** Whether there is one of its type, or many, by index or by name. */
  readonly holds: '' | '[]' | '{}';
  /** A text (`s`), a number (`n`), a truth (`b`), a quantity (`q`), a text or a number (`i`), something else (`x`), or the name of a type. */
  readonly type: string;
}

export type Fields = ReadonlyMap<string, Field>;
/** Those of a type that something is done to one after the other. */
export type NamedFields = readonly (readonly [name: string, field: Field])[];
export type JsonMap = Readonly<Record<string, unknown>>;

/** The fields of a type that something can be done to; none for what is no struct. */
export function fieldsOf(type: string): Fields {
  return shapes().get(type) ?? none;
}

/** Those that Go always writes. */
export function alwaysOf(type: string): NamedFields {
  return only(always, type, ({ mark }) => mark !== '?' && mark !== '*');
}

/** Whether it holds structs: they alone have fields of their own. */
export function isStruct({ type }: Field): boolean {
  return type.length > 1;
}

/** Those that hold structs, for which there may be defaults. */
export function structsOf(type: string): NamedFields {
  return only(structs, type, isStruct);
}

const always = new Map<string, NamedFields>();
const structs = new Map<string, NamedFields>();

/** What fits among the fields of a type: looked for once, and asked for with every object. */
function only(known: Map<string, NamedFields>, type: string, fits: (field: Field) => boolean): NamedFields {
  const found = known.get(type) ?? [...fieldsOf(type)].filter(([, field]) => fits(field));
  known.set(type, found);
  return found;
}

/** An empty map for what is none. */
export function mapOf(value: unknown): JsonMap {
  return isMap(value) ? value : {};
}

/** What a field holds put through a function: every item where it holds many; null stays null. */
export function within({ holds }: Field, value: unknown, change: (one: unknown) => unknown): unknown {
  if (holds === '[]') return Array.isArray(value) ? changedList<unknown>(value, change) : value;
  if (holds === '') return value === null ? null : change(value);
  return isMap(value) ? changedMap(value, change) : value;
}

const none: Fields = new Map();

let read: ReadonlyMap<string, Fields> | null = null;

function shapes(): ReadonlyMap<string, Fields> {
  read ??= new Map([shapesOfCore, shapesOfVolumes, shapesOfGroups].flatMap(readShapes));
  return read;
}

/** A line a type: its name, and its fields. */
function readShapes(text: string): (readonly [string, Fields])[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [type = '', ...fields] = line.split(' ');
      return [type, new Map(fields.map(readField))] as const;
    });
}

const form = /^(\w+)([!?+*^])(\[\]|\{\}|)(.+)$/;

function readField(text: string): readonly [string, Field] {
  const [, name = '', mark, holds, type = ''] = form.exec(text) ?? [];
  // The form allows no others.
  return [name, { mark: mark as Field['mark'], holds: holds as Field['holds'], type }];
}
