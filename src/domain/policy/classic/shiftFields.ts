import { isList, isMap } from '../data.ts';
import type { Data } from '../data.ts';

/**
 * A rule about pods, said of what makes them: Kyverno replaces in the JSON of the whole rule, in keys and messages too.
 * CEL names the object alone. Source: kyverno, pkg/autogen/v1/rule.go: updateFields.
 */
export function shiftFields(rule: Data, around: readonly string[], isCel: boolean): Data {
  const path = around.join('.');
  const prefix = isCel ? '' : 'request.';
  const replacements = ['spec', 'metadata'].flatMap((field) =>
    ['object', 'oldObject'].map((object) => ({
      from: `${prefix}${object}.${field}`,
      to: `${prefix}${object}.${path}.${field}`,
    })),
  );
  return through(rule, (text) => replacements.reduce((now, { from, to }) => now.replaceAll(from, () => to), text));
}

function through(value: Data, change: (text: string) => string): Data {
  if (typeof value === 'string') return change(value);
  if (isList(value)) return value.map((item) => through(item, change));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [change(key), through(item, change)]));
}
