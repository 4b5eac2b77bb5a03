import { parse } from '../../../domain/yaml/parse.ts';
import { split } from '../../../domain/yaml/split.ts';
import { toJSON } from '../../../domain/yaml/json.ts';
import { failed } from '../failed.ts';
import { isMap } from './field.ts';
import type { Entry } from './field.ts';

/** The root of a kubeconfig file; throws `Failed` for a text that is no YAML or no map. A blank file is an empty one. */
export function readKubeconfig(text: string, file: string): Entry {
  const document = split(text).at(0);
  const { root, problems } = parse(document?.text ?? '');
  // A key that is there twice is no error for client-go.
  const problem = problems.find(({ code }) => code !== 'duplicate-key');
  if (problem !== undefined) {
    const line = text.slice(0, (document?.start ?? 0) + problem.start).split('\n').length;
    throw failed('kubeconfig', `${file} can't be read, line ${line}: ${problem.message}`, {
      remedy: 'Correct the file.',
    });
  }
  const value = root === null ? {} : (toJSON(root) ?? {});
  if (!isMap(value)) throw failed('kubeconfig', `${file} is no kubeconfig: it holds no map.`);
  return { value, where: file, file };
}
