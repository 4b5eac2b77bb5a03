import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { buildPeer } from '../../../scripts/peers/build.ts';

/**
 * A literal of a Go file: text, a whole number as bigint, another number as number, true, false, null (nil), a list, or an object
 * (a map, or a struct with names of fields). A struct without names is a list. Conversions (`[]byte("…")`, `int64(1)`) are what
 * they convert, a name that was given a literal is that literal, and `&` is left out. What is not worked out is an `Unknown`.
 */
export type GoValue = string | bigint | number | boolean | null | readonly GoValue[] | GoObject | Unknown;

export interface GoObject {
  readonly [key: string]: GoValue;
}

/** What a value was when it is no literal. `$op` is an operator between two, `$other` anything else. */
export type Unknown =
  | { readonly $ident: string }
  | { readonly $call: string; readonly args: readonly GoValue[] }
  | { readonly $index: string; readonly key: GoValue }
  | { readonly $not: GoValue }
  | { readonly $op: string; readonly left: GoValue; readonly right: GoValue }
  | { readonly $func: readonly GoStep[] }
  | { readonly $other: string };

/** Something that a function does, in the order of its text; blocks are flattened, functions in it are `$func` of their call. */
export type GoStep =
  | { readonly set: readonly string[]; readonly to: GoValue }
  | { readonly each: GoValue }
  | { readonly $call: string; readonly args: readonly GoValue[] };

export interface GoFile {
  /** Variables and constants of the file. */
  readonly values: GoObject;
  readonly functions: { readonly [name: string]: readonly GoStep[] };
}

/** Reads a Go file, most often a test of a module; Go is needed. */
export async function readGo(file: string): Promise<GoFile> {
  const program = await buildPeer({
    name: 'go-tables',
    version: 'v1',
    wrapper: '../../test/peers/golang',
    main: './',
    linker: [],
  });
  const { stdout } = await promisify(execFile)(program.path, [file], { maxBuffer: 64 * 1024 * 1024 });
  const files = JSON.parse(stdout, whole) as Readonly<Record<string, GoFile>>;
  const read = files[file];
  if (read === undefined) throw new Error(`The program did not answer about ${file}.`);
  return read;
}

/** The list or map that a function gives the name; an error says when there is none, so that no table is empty by mistake. */
export function table(file: GoFile, func: string, name: string): readonly GoObject[] {
  for (const step of file.functions[func] ?? []) {
    if ('set' in step && step.set[0] === name && Array.isArray(step.to)) return step.to as readonly GoObject[];
  }
  throw new Error(`${func} has no list named ${name}.`);
}

function whole(_key: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && '$int' in value ? BigInt(String(value.$int)) : value;
}
