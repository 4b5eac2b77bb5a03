import * as types from '../../type.ts';
import type { Data } from '../../value/data.ts';
import { MadeList } from '../../value/made.ts';
import { Trouble } from '../../value/trouble.ts';
import { words } from '../../value/words.ts';
import { defineMethod } from '../function.ts';
import type { Library, Meter } from '../function.ts';
import { int, string } from '../kind.ts';
import { patternFor } from '../pattern.ts';

/** Regular expressions of Kubernetes (k8s.io/apiserver, pkg/cel/library/regex.go). */
export const kubernetesRegex: Library = [
  defineMethod('find', [string, string], types.string, (text, pattern, meter) => {
    const found = matches(text, pattern, 1, meter);
    return found instanceof Trouble ? found : (found[0] ?? '');
  }),
  defineMethod('findAll', [string, string], types.listOf(types.string), (text, pattern, meter) =>
    findAll(text, pattern, -1n, meter),
  ),
  defineMethod('findAll', [string, string, int], types.listOf(types.string), findAll),
];

/** At most so many; fewer than 0 means all. */
function findAll(text: string, pattern: string, most: bigint, meter: Meter): Data | Trouble {
  const found = matches(text, pattern, most < 0n ? Number.POSITIVE_INFINITY : Number(most), meter);
  if (found instanceof Trouble) return found;
  return meter.growBy(found.length) ?? new MadeList(found.map((data) => ({ data, from: null })));
}

function matches(text: string, pattern: string, most: number, meter: Meter): readonly string[] | Trouble {
  const expression = patternFor(text, pattern, meter, words.noRegex);
  if (expression instanceof Trouble) return expression;
  return expression.find(text, most).map(({ start, end }) => text.slice(start, end));
}
