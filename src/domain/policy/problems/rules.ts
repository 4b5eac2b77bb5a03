import { at, isMap, listAt } from '../../kubernetes/read.ts';
import type { Steps } from '../outcome.ts';

/** A value of a policy and where it stands, from the root. */
export interface Placed {
  readonly value: unknown;
  readonly steps: Steps;
}

/** The rules of a classic policy that are written as such. */
export function rulesOf(policy: unknown): readonly Placed[] {
  return itemsOf({ value: at(policy, 'spec'), steps: ['spec'] }, 'rules').filter(({ value }) => isMap(value));
}

/** What a map has under a path of keys. */
export function inside({ value, steps }: Placed, ...path: readonly string[]): Placed {
  return { value: at(value, ...path), steps: [...steps, ...path] };
}

/** The items of a list under a path of keys; none where there is no list. */
export function itemsOf({ value, steps }: Placed, ...path: readonly string[]): readonly Placed[] {
  return listAt(value, ...path).map((item, index) => ({ value: item, steps: [...steps, ...path, index] }));
}

/** `match` or `exclude` itself, which is a filter in the old form, and the filters in it. */
export function filtersOf(block: Placed): readonly Placed[] {
  return [block, ...itemsOf(block, 'any'), ...itemsOf(block, 'all')];
}

/** All filters of a rule, whether it is for what they take or not. */
export function filtersIn(rule: Placed): readonly Placed[] {
  return ['match', 'exclude'].flatMap((part) => filtersOf(inside(rule, part)));
}

/** Whether there is anything at all: null is nothing. */
export function isThere({ value }: Placed): boolean {
  return value !== undefined && value !== null;
}

/** The loops of a rule, with those that are in others, from the outside to the inside. */
export function loopsOf(rule: Placed): readonly Placed[] {
  return ['validate', 'mutate', 'generate'].flatMap((action) => itemsOf(rule, action, 'foreach').flatMap(withInner));
}

/** How deep loops may go: deeper ones are not looked at. */
const deepest = 50;

function withInner(loop: Placed): readonly Placed[] {
  if (loop.steps.length > deepest) return [];
  return [loop, ...itemsOf(loop, 'foreach').flatMap(withInner)];
}

/** The values of a tree that are texts, and its keys, with where they stand. */
export interface Text {
  readonly text: string;
  readonly steps: Steps;
  readonly on: 'key' | 'value';
}

/** All texts of a value, keys among them, however deep they are. */
export function* textsIn(root: Placed): Generator<Text> {
  const rest: Placed[] = [root];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { value, steps } = next;
    if (typeof value === 'string') yield { text: value, steps, on: 'value' };
    const parts = partsOf(value);
    if (isMap(value)) for (const { key } of parts) yield { text: String(key), steps: [...steps, key], on: 'key' };
    // The first is looked at first.
    for (const { key, value: part } of parts.toReversed()) rest.push({ value: part, steps: [...steps, key] });
  }
}

function partsOf(value: unknown): readonly { readonly key: string | number; readonly value: unknown }[] {
  if (Array.isArray(value)) return value.map((item: unknown, key) => ({ key, value: item }));
  return isMap(value) ? Object.entries(value).map(([key, item]) => ({ key, value: item })) : [];
}
