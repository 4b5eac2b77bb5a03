import * as types from '../../type.ts';
import { badArgument, noOverload } from '../../value/trouble.ts';
import { Trouble } from '../../value/trouble.ts';
import { words } from '../../value/words.ts';
import { define, defineMethod, originOf, overload } from '../function.ts';
import type { Library } from '../function.ts';
import { any } from '../kind.ts';
import { opaqueType } from '../opaque.ts';
import { fromJson } from './native.ts';
import { toGoJson } from './goJson.ts';

export const json = opaqueType<null>('json.Json', () => true);

/** JSON as text and as a value (Kyverno 1.19.1: github.com/kyverno/sdk, extensions/cel/libs/json). */
export const jsonTexts: Library = [
  overload('unmarshal', true, [json.kind, any], types.dyn, (args, meter) => {
    const text = args[1]?.data;
    if (typeof text !== 'string') return noOverload('unmarshal', [text ?? null], words.noNativeText(text ?? null));
    const raw = parsed(text);
    const from = originOf(args);
    const data = meter.grow(text.length) ?? (raw instanceof Trouble ? raw : fromJson(raw, from, meter));
    return data instanceof Trouble ? data : { data, from };
  }),
  defineMethod('marshal', [json.kind, any], types.string, (_, data, meter) => toGoJson(data, meter)),
  // Of cel-go (ext/encoders.go).
  define('json.encode', [any], types.string, (data, meter) => toGoJson(data, meter)),
];

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return badArgument(`"${text.length > 60 ? `${text.slice(0, 60)}…` : text}" is no JSON.`);
  }
}
