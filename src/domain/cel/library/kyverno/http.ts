import * as types from '../../type.ts';
import type { Value } from '../../value/data.ts';
import type { HttpRequest } from '../../value/externals.ts';
import { plain } from '../../value/plain.ts';
import type { Trouble } from '../../value/trouble.ts';
import { defineMethod, overload } from '../function.ts';
import type { Library, Meter } from '../function.ts';
import { any, map, string } from '../kind.ts';
import type { Kind } from '../kind.ts';
import { contextType } from './context.ts';
import { bothNames, fromOutside, textOf } from './outside.ts';

export const http = contextType('http');

const headers: Kind = { ...map, type: types.mapOf(types.string, types.string) };

/** Answers of servers (Kyverno 1.19.1: github.com/kyverno/sdk, extensions/cel/libs/http). */
export const httpRequests: Library = [
  ...bothNames('get').flatMap((name) => [
    overload(name, true, [http.kind, string], types.dyn, ([, url], meter) => ask('GET', meter, url)),
    overload(name, true, [http.kind, string, headers], types.dyn, ([, url, heads], meter) =>
      ask('GET', meter, url, heads),
    ),
  ]),
  ...bothNames('post').flatMap((name) => [
    overload(name, true, [http.kind, string, any], types.dyn, ([, url, body], meter) =>
      ask('POST', meter, url, undefined, body),
    ),
    overload(name, true, [http.kind, string, any, headers], types.dyn, ([, url, body, heads], meter) =>
      ask('POST', meter, url, heads, body),
    ),
  ]),
  ...bothNames('client').map((name) => defineMethod(name, [http.kind, string], http.type, (client) => client)),
];

function ask(
  method: HttpRequest['method'],
  meter: Meter,
  url: Value | undefined,
  heads?: Value,
  body?: Value,
): Value | Trouble {
  const address = textOf(url?.data);
  const found = meter.externals.http?.({
    method,
    url: address,
    headers: heads === undefined ? {} : plain(heads.data),
    body: body === undefined ? null : plain(body.data),
  });
  return meter.work(20) ?? fromOutside(found, 'http', { kind: 'http', name: `${method} ${address}` });
}
