import { regex, regexProblem } from '../../../regex.ts';
import * as types from '../../type.ts';
import type { Value } from '../../value/data.ts';
import { badArgument } from '../../value/trouble.ts';
import type { Trouble } from '../../value/trouble.ts';
import { overload } from '../function.ts';
import type { Library, Meter } from '../function.ts';
import { string } from '../kind.ts';
import { fromOutside, textOf } from './outside.ts';

/** What matches when nothing is said. */
const usual = '[0-9a-z]{8}';

/** Texts by chance (Kyverno 1.19.1: github.com/kyverno/sdk, extensions/cel/libs/random). */
export const randoms: Library = ['random', 'random.random'].flatMap((name) => [
  overload(name, false, [], types.string, (_, meter) => made(usual, meter)),
  overload(name, false, [string], types.string, ([pattern], meter) => made(textOf(pattern?.data), meter)),
]);

function made(pattern: string, meter: Meter): Value | Trouble {
  if (regex(pattern) === null)
    return badArgument(`"${pattern}" is no regular expression.`, regexProblem(pattern) ?? '');
  return meter.work(20) ?? fromOutside(meter.externals.random?.(pattern), 'random', { kind: 'random', name: pattern });
}
