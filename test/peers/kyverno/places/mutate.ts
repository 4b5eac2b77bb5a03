/** Objects that differ from another one in one field. */
import type { Steps } from '../../../../src/domain/policy/outcome.ts';
import type { Random } from '../../random.ts';
import type { Base, Json, JsonMap } from './bases.ts';

/** One field that was changed, removed or added. */
export interface Change {
  /** From the root of the object. */
  readonly steps: Steps;
  /** What it is now; undefined when it was removed. */
  readonly value: Json | undefined;
}

/** What the fields with such a name could be besides. */
const likely: Readonly<Record<string, readonly Json[]>> = {
  image: ['nginx:latest', 'nginx', 'docker.io/other/tool:1.0', 'registry.lan/shop/web@sha256:0'],
  imagePullPolicy: ['Always', 'Never'],
  type: ['Unconfined', 'LoadBalancer', 'NodePort', 'Localhost'],
  memory: ['9Gi', '1Mi'],
  cpu: ['8', '1m'],
  mountPath: ['/var/run/docker.sock', '/'],
  host: ['*.lan', 'other.example'],
  namespace: ['default', 'other'],
};

/** Every change of one field of a base that is thought of, in the order of the object. */
export function changesOf({ object, additions }: Base, random: Random): readonly Change[] {
  const changes: Change[] = [...additions];
  const visit = (value: Json, steps: Steps): void => {
    const key = String(steps.at(-1) ?? '');
    if (steps.length > 0 && !isIdentity(steps)) {
      for (const other of othersThan(value, key, random)) changes.push({ steps, value: other });
      if (isListOfTexts(value)) changes.push({ steps: [...steps, value.length], value: 'other' });
      if (isRemovable(object, steps)) changes.push({ steps, value: undefined });
    }
    if (Array.isArray(value)) value.forEach((item: Json, index) => visit(item, [...steps, index]));
    else if (isMap(value)) for (const [name, item] of Object.entries(value)) visit(item, [...steps, name]);
  };
  visit(object, []);
  return changes;
}

export function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isIdentity(steps: Steps): boolean {
  const path = steps.join('/');
  return path === 'apiVersion' || path === 'kind' || path === 'metadata';
}

/** Items behind one that is removed move up: only the last one is a field that is gone. */
function isRemovable(object: Json, steps: Steps): boolean {
  const last = steps.at(-1);
  if (typeof last !== 'number') return true;
  const list = valueAt(object, steps.slice(0, -1));
  return Array.isArray(list) && last === list.length - 1;
}

function othersThan(value: Json, key: string, random: Random): readonly Json[] {
  const known = (likely[key] ?? []).filter((one) => JSON.stringify(one) !== JSON.stringify(value));
  switch (typeof value) {
    case 'boolean':
      return [...known, !value, String(value)];
    case 'number':
      return [...known, 0, value + 1 + random.below(9), value * 1000, String(value)];
    case 'string':
      return [...known, random.pick(['other', 'x', 'debug']), `${value}-${random.below(9)}`, '', [value], 7];
    default:
      return [...known, Array.isArray(value) ? [] : {}];
  }
}

function isListOfTexts(value: Json): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

export function valueAt(value: Json | undefined, steps: Steps): Json | undefined {
  let now = value;
  for (const step of steps) {
    if (Array.isArray(now)) now = typeof step === 'number' ? (now[step] as Json | undefined) : undefined;
    else now = isMap(now) && Object.hasOwn(now, step) ? now[String(step)] : undefined;
  }
  return now;
}

/** The object with the change in it; nothing else of it is another. */
export function changed(value: Json, { steps, value: to }: Change): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return to ?? null;
  const inner = (old: Json | undefined): Json | undefined =>
    rest.length === 0 ? to : changed(old ?? {}, { steps: rest, value: to });
  if (Array.isArray(value)) {
    const items = [...(value as readonly Json[])];
    const now = inner(items[Number(step)]);
    items.splice(Number(step), 1, ...(now === undefined ? [] : [now]));
    return items;
  }
  const entries = new Map(Object.entries(isMap(value) ? value : {}));
  const now = inner(entries.get(String(step)));
  if (now === undefined) entries.delete(String(step));
  else entries.set(String(step), now);
  return Object.fromEntries(entries);
}

/** The object under a name of its own. */
export function named(object: Json, name: string): Json {
  return changed(object, { steps: ['metadata', 'name'], value: name });
}

/** The names of all fields that a change touches: the one itself, and those in what was there or is there now. */
export function namesIn(base: Json, { steps, value }: Change): ReadonlySet<string> {
  const names = new Set<string>(steps.filter((step) => typeof step === 'string').slice(-1));
  const visit = (now: Json | undefined): void => {
    if (Array.isArray(now)) (now as readonly Json[]).forEach(visit);
    else if (isMap(now))
      for (const [name, item] of Object.entries(now)) {
        names.add(name);
        visit(item);
      }
  };
  visit(valueAt(base, steps));
  visit(value);
  return names;
}
