import * as types from '../../type.ts';
import { define } from '../function.ts';
import type { Library } from '../function.ts';
import { double, int } from '../kind.ts';
import { awayFromZero } from '../math.ts';

/** `math.round` to so many digits (Kyverno 1.19.1: github.com/kyverno/sdk, extensions/cel/libs/math). */
export const rounding: Library = [
  define('math.round', [double, int], types.double, (value, digits) => {
    const shift = 10 ** Number(digits);
    return awayFromZero(value * shift) / shift;
  }),
];
