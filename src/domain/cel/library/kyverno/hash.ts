import { digests } from '../../../digest.ts';
import * as types from '../../type.ts';
import { define } from '../function.ts';
import type { Library } from '../function.ts';
import { string } from '../kind.ts';

/** Sums in hexadecimal digits (Kyverno 1.19.1: github.com/kyverno/sdk, extensions/cel/libs/hash). */
export const hashes: Library = (['md5', 'sha1', 'sha256'] as const).flatMap((name) =>
  [name, `hash.${name}`].map((method) =>
    define(method, [string], types.string, (text, meter) => meter.work(20 + text.length) ?? digests[name](text)),
  ),
);
