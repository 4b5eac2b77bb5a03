import { listAt } from '../../kubernetes/read.ts';
import type { Outcome, Steps } from '../outcome.ts';
import { valueAt } from './change.ts';
import type { Change } from './change.ts';
import { besides, podPlaceOf } from './containers.ts';
import type { PodPlace } from './containers.ts';
import { containerFields, mending, podFields } from './fields.ts';
import type { KnownField } from './fields.ts';
import { refusedFields } from './refusedFields.ts';
import { spokenOf } from './spoken.ts';
import { waysOf, listed, ofMany } from './wish.ts';
import type { Way, Wish } from './wish.ts';

/**
 * What the well-known fields want to be at the places that decide, one wish for each field and one for all of them. A place
 * around a field is about it when the policy speaks of the field.
 */
export function fieldWishes(outcome: Outcome, policy: unknown, data: unknown): readonly Wish[] {
  const refused = refusedFields(outcome, policy, data);
  const spoken = spokenOf(policy);
  const places = (refused ?? outcome.spots.map(({ steps }) => steps)).flatMap((steps) => podPlaceOf(steps) ?? []);
  const mended = [podFields, containerFields].flatMap((fields) =>
    fields.flatMap((field) => {
      const found = places.flatMap((place) => fieldAt(place, field, fields, refused === null ? spoken : null));
      const each = distinct(found).map((steps) => mending(field, steps, data));
      const changes = each.filter((some) => some.length > 0);
      return changes.length === 0 ? [] : [{ field, changes }];
    }),
  );
  const wishes = mended.map(({ field, changes }): Wish => ({
    title: field.title,
    isSure: true,
    ways: waysTo(field, changes, data),
  }));
  if (mended.length < 2) return wishes;
  const names = [...new Set(mended.map(({ field }) => field.name))];
  const all: Way = { of: '', changes: mended.flatMap(({ changes }) => changes.flat()) };
  return [...wishes, { title: () => `Change ${listed(names)}`, isSure: true, ways: [all] }];
}

/** Where a field is that a place is about: there, around it, or inside of it. `spoken` null: whatever is there is meant. */
function fieldAt(
  { pod, container, rest }: PodPlace,
  { path, name }: KnownField,
  fields: readonly KnownField[],
  spoken: string | null,
): readonly Steps[] {
  if ((container === null) !== (fields === podFields) || rest.length === 0) return [];
  const leads = rest.every((step, index) => index >= path.length || path[index] === (isIndex(step) ? '*' : step));
  if (!leads) return [];
  const own = [...(container ?? pod), ...rest.slice(0, path.length)];
  if (rest.length >= path.length) return [own];
  // Only an index that is there can be meant.
  const isMeant = spoken === null || name.split('.').every((word) => word === 'type' || spoken.includes(word));
  return isMeant && !path.slice(rest.length).includes('*') ? [[...own, ...path.slice(rest.length)]] : [];
}

function isIndex(step: string | number): boolean {
  return typeof step === 'number';
}

function distinct(places: readonly Steps[]): readonly Steps[] {
  return [...new Map(places.map((steps) => [JSON.stringify(steps), steps])).values()];
}

function waysTo(field: KnownField, changes: readonly (readonly Change[])[], data: unknown): readonly Way[] {
  const [first = []] = changes;
  if (field.path.includes('*')) return waysOfItems(field, changes, data);
  return changes.length > 1
    ? [{ of: ofMany(changes.length, 'containers'), changes: changes.flat() }]
    : waysOf(first, data);
}

/** A field of ports: of those that are told, then of all that the pod has. */
function waysOfItems(field: KnownField, told: readonly (readonly Change[])[], data: unknown): readonly Way[] {
  const [list = '', , name = ''] = field.path;
  const container = podPlaceOf(told[0]?.[0]?.steps ?? [])?.container ?? [];
  const all = [container, ...besides(container, data, 'all')].flatMap((one) =>
    listAt(valueAt(data, one), list).map((_item, index) => mending(field, [...one, list, index, name], data)),
  );
  return [told, all.filter((changes) => changes.length > 0)].map((some) => ({
    of: ofMany(some.length, list),
    changes: some.flat(),
  }));
}
