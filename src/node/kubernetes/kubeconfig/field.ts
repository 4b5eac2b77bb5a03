import { failed } from '../failed.ts';
import type { Failed } from '../failed.ts';

/** A map of a kubeconfig, and where it stands. It is read field by field, so that what nobody uses can't spoil the rest. */
export interface Entry {
  readonly value: Readonly<Record<string, unknown>>;
  /** For sentences: `user "dev" of /home/me/.kube/config`. */
  readonly where: string;
  /** Absolute; relative paths of the entry are relative to its folder. */
  readonly file: string;
}

/** A string that is not empty; null when it is missing, null or empty, as client-go takes it. */
export function text(entry: Entry, name: string): string | null {
  const value = own(entry.value, name);
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return value;
  throw wrong(entry, name, 'text', value);
}

export function flag(entry: Entry, name: string): boolean {
  const value = own(entry.value, name) ?? false;
  if (typeof value === 'boolean') return value;
  throw wrong(entry, name, 'true or false', value);
}

export function texts(entry: Entry, name: string): readonly string[] {
  const value = own(entry.value, name) ?? [];
  if (!Array.isArray(value)) throw wrong(entry, name, 'a list', value);
  return value.map((one: unknown) => {
    if (typeof one === 'string') return one;
    throw wrong(entry, name, 'a list of texts', one);
  });
}

/** Null when it is missing. */
export function map(entry: Entry, name: string): Entry | null {
  const value = own(entry.value, name);
  if (value === undefined || value === null) return null;
  if (isMap(value)) return { ...entry, value, where: `${name} of ${entry.where}` };
  throw wrong(entry, name, 'a map', value);
}

export function maps(entry: Entry, name: string): readonly Entry[] {
  const value = own(entry.value, name) ?? [];
  if (!Array.isArray(value)) throw wrong(entry, name, 'a list', value);
  const { file } = entry;
  return value.map((one: unknown) => {
    if (isMap(one)) return { value: one, where: `${name} of ${entry.where}`, file };
    throw wrong(entry, name, 'a list of maps', one);
  });
}

/** Bytes written as base64; null when they are missing. */
export function data(entry: Entry, name: string): Buffer | null {
  const value = text(entry, name)?.replaceAll(/[\r\n]/g, '') ?? null;
  if (value === null) return null;
  if (value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value)) return Buffer.from(value, 'base64');
  throw failed('kubeconfig', `${name} of ${entry.where} is no base64.`, { remedy: 'Write it again.' });
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of a map, and none that every object has. */
export function own(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The value is not told: it may be a password that looks like a number. */
function wrong(entry: Entry, name: string, wanted: string, value: unknown): Failed {
  const found = Array.isArray(value) ? 'a list' : isMap(value) ? 'a map' : `a ${typeof value}`;
  const remedy = wanted === 'text' && typeof value !== 'object' ? 'Quote it.' : 'Correct the file.';
  return failed('kubeconfig', `${name} of ${entry.where} is ${found}; it wants ${wanted}.`, { remedy });
}
