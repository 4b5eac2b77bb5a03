import { content } from '../yaml/node.ts';
import { toJSON } from '../yaml/json.ts';
import { documentsOf } from './find.ts';
import { yamlLines } from '../yaml/write.ts';

export type Format = 'yaml' | 'json';

/**
 * A stream of sealed documents in the format that is wanted. YAML that is YAML already stays as it is; documents in
 * braces become blocks. JSON is one object on one line: a List when there are several.
 */
export function toFormat(text: string, format: Format): string {
  const documents = documentsOf(text).flatMap(({ parsed, text: own }) =>
    parsed.root === null ? [] : [{ root: parsed.root, isFlow: own.charAt(content(parsed.root).start) === '{' }],
  );
  if (format === 'json') {
    const [only, ...more] = documents.map(({ root }) => toJSON(root));
    const whole = more.length === 0 ? only : { apiVersion: 'v1', kind: 'List', items: [only, ...more] };
    return `${JSON.stringify(whole)}\n`;
  }
  if (!documents.some(({ isFlow }) => isFlow)) return text;
  return documents.map(({ root }) => `${yamlLines(toJSON(root)).join('\n')}\n`).join('---\n');
}
