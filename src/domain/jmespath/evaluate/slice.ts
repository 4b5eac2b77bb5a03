import type { Slice } from '../syntax/ast.ts';

/** The part of a list that a slice names, as Python counts it; its step is not 0. */
export function sliced<Item>(items: readonly Item[], { from, to, by }: Pick<Slice, 'from' | 'to' | 'by'>): Item[] {
  const step = by ?? 1;
  const { length } = items;
  const isBackwards = step < 0;
  const first = from === null ? (isBackwards ? length - 1 : 0) : inside(from, length, isBackwards);
  const end = to === null ? (isBackwards ? -1 : length) : inside(to, length, isBackwards);
  const result: Item[] = [];
  for (let index = first; isBackwards ? index > end : index < end; index += step) {
    const item = items[index];
    if (item !== undefined) result.push(item);
  }
  return result;
}

function inside(index: number, length: number, isBackwards: boolean): number {
  const counted = index < 0 ? index + length : index;
  if (counted < 0) return isBackwards ? -1 : 0;
  if (counted >= length) return isBackwards ? length - 1 : length;
  return counted;
}
