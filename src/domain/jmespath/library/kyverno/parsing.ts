import { parseGoJson } from '../../../goJson.ts';
import { toJSON } from '../../../yaml/json.ts';
import { parse } from '../../../yaml/parse.ts';
import { split } from '../../../yaml/split.ts';
import { written } from '../../value.ts';
import type { Value } from '../../value.ts';
import { texts } from '../define.ts';
import type { Function } from '../function.ts';
import { Trouble } from '../function.ts';

/** What texts hold that are written in another language. */
export const parsing: readonly Function[] = [
  texts('parse_json', 1, ([text = '']) => {
    const parsed = parseGoJson(text);
    return parsed.ok ? written(parsed.value) : new Trouble('argument', parsed.message);
  }),
  texts('parse_yaml', 1, ([text = ''], caller) => caller.spend(text.length) ?? parsedYaml(text)),
];

/** The first document, read as Kubernetes reads YAML; of keys that are there twice the last one counts. */
function parsedYaml(text: string): Value | Trouble {
  const [first] = split(text);
  const { root, problems } = parse(first?.text ?? '');
  const broken = problems.find(({ code }) => code === 'syntax');
  if (broken !== undefined) return new Trouble('argument', `yaml: ${broken.message}`);
  const large = problems.find(({ code }) => code === 'too-large' || code === 'alias-bomb');
  if (large !== undefined) return new Trouble('budget', large.message);
  return written(root === null ? null : toJSON(root));
}
