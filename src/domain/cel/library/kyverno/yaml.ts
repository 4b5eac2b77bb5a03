import * as yamlText from '../../../yaml/parse.ts';
import { toJSON } from '../../../yaml/json.ts';
import { split } from '../../../yaml/split.ts';
import * as types from '../../type.ts';
import { Trouble, badArgument, noOverload } from '../../value/trouble.ts';
import { words } from '../../value/words.ts';
import { originOf, overload } from '../function.ts';
import type { Library } from '../function.ts';
import { string } from '../kind.ts';
import { opaqueType } from '../opaque.ts';
import { fromJson } from './native.ts';

export const yaml = opaqueType<null>('yaml.Yaml', () => true);

/** YAML as a value: the first document of a text (Kyverno 1.19.1: github.com/kyverno/sdk, extensions/cel/libs/yaml). */
export const yamlTexts: Library = [
  overload('parse', true, [yaml.kind, string], types.dyn, (args, meter) => {
    const text = args[1]?.data;
    if (typeof text !== 'string') return noOverload('parse', [text ?? null], words.noNativeText(text ?? null));
    const from = originOf(args);
    const spent = meter.work(text.length) ?? meter.grow(text.length);
    if (spent !== undefined) return spent;
    const raw = parsed(text);
    const data = raw instanceof Trouble ? raw : fromJson(raw, from, meter);
    return data instanceof Trouble ? data : { data, from };
  }),
];

function parsed(text: string): unknown {
  const [first] = split(text);
  const { root, problems } = yamlText.parse(first?.text ?? '');
  // What Kubernetes would not mean the decoder takes all the same.
  const wrong = problems.find(({ code }) => code === 'syntax' || code === 'too-large' || code === 'alias-bomb');
  if (wrong !== undefined) return badArgument(`The text is no YAML: ${wrong.message}`);
  return root === null ? null : toJSON(root);
}
