/** A value as JSON has it. */
export type Plain = string | number | boolean | null | readonly Plain[] | PlainMap;

export interface PlainMap {
  readonly [name: string]: Plain;
}

export function isPlainMap(value: Plain | undefined): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two values are the same data; the order of keys counts for nothing. */
export function isSame(a: Plain, b: Plain): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, i) => isSame(one, b[i]));
  // `.nan` is the same as `.nan`, and -0 as 0.
  if (!isPlainMap(a) || !isPlainMap(b)) return a === b || Object.is(a, b);
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => {
      const [one, other] = [a[name], Object.hasOwn(b, name) ? b[name] : undefined];
      return one !== undefined && other !== undefined && isSame(one, other);
    })
  );
}

/** What a map itself has under a name (`constructor` is data); undefined where there is nothing, or no map. */
export function fieldOf(value: Plain | undefined, name: string): Plain | undefined {
  return isPlainMap(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** `over` laid on `base`: maps key by key, everything else as a whole. */
export function overlay(base: Plain, over: Plain): Plain {
  if (!isPlainMap(base) || !isPlainMap(over)) return over;
  const names = [...new Set([...Object.keys(base), ...Object.keys(over)])];
  return Object.fromEntries(
    names.map((name) => {
      const [below, above] = [fieldOf(base, name), fieldOf(over, name)];
      return [name, above === undefined ? (below ?? null) : below === undefined ? above : overlay(below, above)];
    }),
  );
}
