import * as types from '../../type.ts';
import type { Value } from '../../value/data.ts';
import type { Trouble } from '../../value/trouble.ts';
import { overload } from '../function.ts';
import type { Library, Meter } from '../function.ts';
import { string } from '../kind.ts';
import { contextType } from './context.ts';
import { bothNames, fromOutside, textOf } from './outside.ts';

export const globalContext = contextType('globalcontext');

/** Entries of the global context (Kyverno 1.19.1: github.com/kyverno/sdk, extensions/cel/libs/globalcontext). */
export const globalContexts: Library = bothNames('get').flatMap((method) => [
  overload(method, true, [globalContext.kind, string], types.dyn, ([, name], meter) => get(name, '', meter)),
  overload(method, true, [globalContext.kind, string, string], types.dyn, ([, name, projection], meter) =>
    get(name, textOf(projection?.data), meter),
  ),
]);

function get(name: Value | undefined, projection: string, meter: Meter): Value | Trouble {
  const entry = textOf(name?.data);
  const found = meter.externals.globalContext?.(entry, projection);
  return meter.work(20) ?? fromOutside(found, 'globalContext', { kind: 'globalContext', name: entry });
}
