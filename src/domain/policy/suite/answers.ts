import type { Found, HttpRequest } from '../../cel/value/externals.ts';
import { at, listAt, numberAt, textAt } from '../../kubernetes/read.ts';

/**
 * What a test has servers answer (`apiCallResponses`), by URL or by path of the API. Undefined for what it says nothing of.
 * Source: kyverno, pkg/cel/libs: findMockResponse.
 */
export function answersOf(
  entries: readonly unknown[],
): (request: Pick<HttpRequest, 'method' | 'url'>) => Found | undefined {
  const answers = new Map(
    entries.map((entry): [string, unknown] => {
      const url = textAt(entry, 'url').trim() || textAt(entry, 'urlPath').trim();
      const method = textAt(entry, 'method').trim().toUpperCase();
      const statusCode = numberAt(entry, 'response', 'statusCode') ?? 0;
      const answer = { body: at(entry, 'response', 'body') ?? null, statusCode: statusCode === 0 ? 200 : statusCode };
      return [method === '' ? url : `${method}:${url}`, answer];
    }),
  );
  return ({ method, url }) => {
    const known = [`${method}:${url}`, url].find((key) => answers.has(key));
    return known === undefined ? undefined : { found: answers.get(known) };
  };
}

/** Images as a `Context` file describes them, by their reference. */
export function imagesOf(context: unknown): ReadonlyMap<string, unknown> {
  return new Map(listAt(context, 'spec', 'images').map((image) => [textAt(image, 'image'), image]));
}
