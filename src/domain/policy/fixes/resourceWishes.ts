import type { Plain } from '../../plain.ts';
import type { Outcome, Steps } from '../outcome.ts';
import type { Change } from './change.ts';
import { valueAt } from './change.ts';
import { podPlaceOf } from './containers.ts';
import { spokenOf } from './spoken.ts';
import { listed, ofMany, waysOf } from './wish.ts';
import type { Wish } from './wish.ts';

/** Something to begin with: what a container needs is for its author to say. */
const usual = { cpu: '100m', memory: '128Mi' } as const;

const parts = ['requests', 'limits'] as const;

/** Requests and limits for the containers whose resources decide: those that the policy speaks of and that are missing. */
export function resourceWishes({ spots }: Outcome, policy: unknown, data: unknown): readonly Wish[] {
  const spoken = spokenOf(policy);
  const named = parts.filter((part) => spoken.includes(part));
  const wanted = named.length === 0 ? parts : named;
  const containers = new Map<string, Steps>();
  for (const { steps } of spots) {
    const place = podPlaceOf(steps);
    if (place?.container && place.rest[0] === 'resources')
      containers.set(JSON.stringify(place.container), place.container);
  }
  const each = [...containers.values()].map((container) => missingIn(container, wanted, data));
  const needed = each.filter((changes) => changes.length > 0);
  if (needed.length === 0) return [];
  const added = wanted.filter((part) => needed.flat().some(({ steps }) => steps.includes(part)));
  const title = (of: string): string => `Add ${listed(added)}${of === '' ? '' : of.replace('of', 'to')}`;
  const ways = [needed.map((changes) => changes.filter(isUsual)), needed].flatMap((some) =>
    some.length === 1 ? waysOf(some[0] ?? [], data) : [{ of: ofMany(some.length, 'containers'), changes: some.flat() }],
  );
  return [{ title, isSure: false, ways: ways.filter(({ changes }) => changes.length > 0) }];
}

/** A limit of CPU slows down what has room beside it: it is written where the policy is content with nothing less. */
function isUsual({ steps }: Change): boolean {
  return steps.at(-2) !== 'limits' || steps.at(-1) !== 'cpu';
}

/** A request is never more than its limit. */
function missingIn(container: Steps, wanted: readonly (typeof parts)[number][], data: unknown): readonly Change[] {
  const resources = [...container, 'resources'];
  return wanted.flatMap((part) => {
    const other = part === 'requests' ? 'limits' : 'requests';
    return (['cpu', 'memory'] as const).flatMap((what): readonly Change[] => {
      const steps = [...resources, part, what];
      if ((valueAt(data, steps) ?? null) !== null) return [];
      const counterpart = valueAt(data, [...resources, other, what]);
      return [{ steps, value: isQuantity(counterpart) ? counterpart : usual[what] }];
    });
  });
}

function isQuantity(value: unknown): value is Plain {
  return typeof value === 'string' || typeof value === 'number';
}
