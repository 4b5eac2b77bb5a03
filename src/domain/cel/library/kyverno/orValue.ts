import * as types from '../../type.ts';
import { both } from '../../value/origin.ts';
import { noOverload } from '../../value/trouble.ts';
import { overload } from '../function.ts';
import type { Library } from '../function.ts';
import { any } from '../kind.ts';

/**
 * `a.orValue(b)` as Kyverno has it since 1.19: a function of two values whatever they are, so that `b` is always worked
 * out, what is no optional stands for itself, and nothing is known of the result (pkg/cel/compiler/env.go).
 */
export const orValueOfAnything: Library = [
  overload('orValue', true, [any, any], types.dyn, ([target, other]) => {
    if (target === undefined || other === undefined) return noOverload('orValue', []);
    const { data } = target;
    if (typeof data !== 'object' || data?.kind !== 'optional') return target;
    // What stands for a missing value stems from the place where that is missing.
    return data.value ?? { data: other.data, from: both(target.from, other.from) };
  }),
];
