/*
 * Data with its values put through a function. What the function gives back as it was is not copied: of large data that
 * is nearly all, and it is kept once.
 */

/** The list itself where no item changes. */
export function changedList<Item>(list: readonly Item[], change: (item: Item) => Item): readonly Item[] {
  let made: Item[] | null = null;
  let before = 0;
  for (const item of list) {
    const now = change(item);
    if (made !== null) made.push(now);
    else if (now === item) before += 1;
    else made = [...list.slice(0, before), now];
  }
  return made ?? list;
}

/** The map itself where no value changes; one that becomes undefined goes. */
export function changedMap<Value>(
  map: Readonly<Record<string, Value>>,
  change: (value: Value, key: string) => Value | undefined,
): Readonly<Record<string, Value>> {
  const keys = Object.keys(map);
  let made: Record<string, Value> | null = null;
  let before = 0;
  for (const key of keys) {
    // A key of its own.
    const value = map[key] as Value;
    const now = change(value, key);
    if (made === null && now === value) {
      before += 1;
      continue;
    }
    made ??= firstOf(map, keys, before);
    if (now !== undefined) put(made, key, now);
  }
  return made ?? map;
}

function firstOf<Value>(
  map: Readonly<Record<string, Value>>,
  keys: readonly string[],
  count: number,
): Record<string, Value> {
  const made: Record<string, Value> = {};
  for (const key of keys.slice(0, count)) put(made, key, map[key] as Value);
  return made;
}

/** A key called __proto__ is data. */
function put<Value>(map: Record<string, Value>, key: string, value: Value): void {
  if (key === '__proto__')
    Object.defineProperty(map, key, { value, enumerable: true, writable: true, configurable: true });
  else map[key] = value;
}
