import * as types from '../../type.ts';
import { MadeList, none, some } from '../../value/made.ts';
import { define, defineMethod } from '../function.ts';
import type { Library } from '../function.ts';
import { string } from '../kind.ts';
import { opaqueType } from '../opaque.ts';
import { formats } from './named.ts';
import type { NamedFormat } from './named.ts';

const format = opaqueType<NamedFormat>('kubernetes.NamedFormat', (one, other) => one.name === other.name);

/** Formats by their names (k8s.io/apiserver, pkg/cel/library/format.go). */
export const namedFormats: Library = [
  ...Array.from(formats, ([name, named]) => define(`format.${name}`, [], format.type, () => format.make(named))),
  define('format.named', [string], types.optionalOf(format.type), (name) => {
    const named = formats.get(name);
    return named === undefined ? none : some({ data: format.make(named), from: null });
  }),
  defineMethod(
    'validate',
    [format.kind, string],
    types.optionalOf(types.listOf(types.string)),
    ({ value }, text, meter) => {
      const spent = meter.work(20 + text.length);
      if (spent !== undefined) return spent;
      const problems = value.problems(text);
      if (problems.length === 0) return none;
      return some({ data: new MadeList(problems.map((data) => ({ data, from: null }))), from: null });
    },
  ),
];
