import * as types from '../../type.ts';
import { MadeList, MadeMap } from '../../value/made.ts';
import { badArgument } from '../../value/trouble.ts';
import { words } from '../../value/words.ts';
import { define, defineMethod } from '../function.ts';
import type { Library } from '../function.ts';
import { string } from '../kind.ts';
import { opaqueType } from '../opaque.ts';
import { escapedPathOf, hostnameOf, isUrl, parseUrl, portOf, queryOf } from './goUrl.ts';
import type { GoUrl } from './goUrl.ts';

const url = opaqueType<GoUrl>('kubernetes.URL', (one, other) => JSON.stringify(one) === JSON.stringify(other));

/** URLs (k8s.io/apiserver, pkg/cel/library/urls.go). */
export const urls: Library = [
  define('url', [string], url.type, (text) => {
    const parsed = parseUrl(text);
    return parsed === null ? badArgument(`"${text}" is no URL.`, words.noUrl(text)) : url.make(parsed);
  }),
  define('isURL', [string], types.bool, isUrl),
  defineMethod('getScheme', [url.kind], types.string, ({ value }) => value.scheme),
  defineMethod('getHost', [url.kind], types.string, ({ value }) => value.host),
  defineMethod('getHostname', [url.kind], types.string, ({ value }) => hostnameOf(value)),
  defineMethod('getPort', [url.kind], types.string, ({ value }) => portOf(value.host) ?? ''),
  defineMethod('getEscapedPath', [url.kind], types.string, ({ value }) => escapedPathOf(value)),
  defineMethod('getQuery', [url.kind], types.mapOf(types.string, types.listOf(types.string)), ({ value }, meter) => {
    const spent = meter.grow(value.query.length);
    if (spent !== undefined) return spent;
    const made = new MadeMap();
    for (const [name, values] of queryOf(value)) {
      const items = new MadeList(values.map((data) => ({ data, from: null })));
      made.add({ data: name, from: null }, { data: items, from: null });
    }
    return made;
  }),
];
