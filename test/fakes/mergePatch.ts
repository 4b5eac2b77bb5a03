/** An object after a JSON merge patch (RFC 7386): null takes a key away, maps are merged, all else is replaced. */
export function mergePatched<Value extends object>(target: Value, patch: object): Value {
  const merged = new Map<string, unknown>(Object.entries(target));
  for (const [name, change] of Object.entries(patch) as readonly [string, unknown][]) {
    if (change === null) merged.delete(name);
    else if (isMap(change)) merged.set(name, mergePatched(mapIn(merged.get(name)), change));
    else merged.set(name, change);
  }
  return Object.fromEntries(merged) as Value;
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapIn(value: unknown): object {
  return isMap(value) ? value : {};
}
