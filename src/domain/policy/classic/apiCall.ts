import { root } from '../../cel/value/origin.ts';
import type { Found, Externals } from '../../cel/value/externals.ts';
import { read, written } from '../../jmespath/value.ts';
import { at, numberAt } from '../../kubernetes/read.ts';
import type { Missing } from '../../missing.ts';
import { labelsOf } from '../../kubernetes/labelSelector.ts';
import { isMap, listAt } from '../../kubernetes/read.ts';
import { selectorOf } from '../../kubernetes/selector.ts';
import type { Selector } from '../../kubernetes/selector.ts';
import { own, textOf } from '../data.ts';
import type { Data } from '../data.ts';
import type { EntryLoader } from './entries.ts';
import { substitute } from './substitute.ts';
import { Trouble } from './trouble.ts';

/**
 * `apiCall`: an object or a list of the cluster by its path, or the answer of a service; the default where it can't be
 * had, or what a query finds in it. Source: kyverno, pkg/engine/apicall/apiCall.go.
 */
export const apiCallEntry: EntryLoader =
  (entry, name, { externals, namespace }) =>
  (context, meter) => {
    const substituted = substitute(entry, context, meter);
    if (substituted instanceof Trouble)
      return substituted.after(`failed to substitute variables in context entry ${name} ${textOf(entry, 'urlPath')}: `);
    const call = substituted.data;
    const path = cleaned(textOf(call, 'urlPath'));
    const foreign = namespace === '' ? null : outside(path, namespace);
    if (foreign !== null) return foreign;
    const missing = missingOf(call);
    const answered = answerOf(call, name, externals);
    if (answered instanceof Trouble) return answered;
    const found =
      answered ??
      (missing.kind === 'http' ? undefined : answerAt(textOf(call, 'urlPath'), textOf(call, 'method'), externals));
    if (found === undefined || 'unknown' in found) return new Trouble('', { missing });
    const otherwise = own(entry, 'default') ?? null;
    if (found.found === null && otherwise !== null) return written(otherwise);
    if (found.found === null)
      return new Trouble(`failed to fetch data for APICall: failed to GET resource with raw url\n: ${path}: not found`);
    const value = read(found.found, root('resource'));
    const query = textOf(call, 'jmesPath');
    if (query === '') return value;
    const inside = context.apply(query, value, meter);
    return inside instanceof Trouble ? inside.after('failed to store data for APICall: ') : inside;
  };

function missingOf(call: Data): Missing {
  const url = textOf(own(call, 'service'), 'url');
  return url === '' ? { kind: 'apiCall', name: textOf(call, 'urlPath') } : { kind: 'http', name: url };
}

/**
 * What a server answers, by its address or by a path of the API; undefined for what nobody says. An answer that is no
 * success is none (kyverno, cmd/cli/kubectl-kyverno/store/contextloader.go).
 */
function answerOf(call: Data, name: string, { http }: Externals): Found | Trouble | undefined {
  const url = textOf(own(call, 'service'), 'url') || textOf(call, 'urlPath');
  const method = textOf(call, 'method') === 'POST' ? 'POST' : 'GET';
  const body = own(call, 'data') ?? null;
  const found = http?.({ method, url, headers: {}, body });
  if (found === undefined || 'unknown' in found) return undefined;
  const status = numberAt(found.found, 'statusCode') ?? 200;
  if (status >= 200 && status < 300) return { found: at(found.found, 'body') ?? null };
  return new Trouble(
    `HTTP ${status} from apiCall mock for context entry "${name}" (v1 apiCall treats non-2xx as failure)`,
  );
}

/** A policy of a namespace may only look into its own. */
function outside(path: string, namespace: string): Trouble | null {
  const [, of] = /^\/apis?\/.*?\/namespaces\/([^/]+)\/?/.exec(path) ?? [];
  if (of === undefined)
    return new Trouble(
      `failed to fetch data for APICall: path ${path} does not contain a namespace segment, which is required for namespaced policies`,
    );
  if (of === namespace) return null;
  return new Trouble(
    `failed to fetch data for APICall: path ${path} refers to namespace ${of}, which is different from the policy namespace ${namespace}`,
  );
}

/** What the API answers to a request, as far as it can be had; undefined for any other, and for what is no reading. */
export function answerAt(urlPath: string, method: string, externals: Externals): Found | undefined {
  return objectAt(cleaned(urlPath), searchOf(urlPath), method, externals);
}

/** As Go's path.Clean makes it. */
function cleaned(path: string): string {
  const [before = ''] = path.split('?');
  const parts: string[] = [];
  for (const part of before.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** What a path asks for behind its question mark; null when that is more than labels, which is not known here. */
function searchOf(urlPath: string): Selector | null {
  const [, search = ''] = urlPath.split('?');
  const asked = [...new URLSearchParams(search)];
  if (asked.some(([name]) => name !== 'labelSelector' && name !== 'limit')) return null;
  return selectorOf(asked.find(([name]) => name === 'labelSelector')?.[1] ?? '');
}

/** What lies at a path of the API, of what can be had; undefined for any other path, and for what is no reading. */
function objectAt(
  path: string,
  selector: Selector | null,
  method: string,
  { resources }: Externals,
): Found | undefined {
  const isReading = method === '' || method === 'GET';
  if (resources === null || !isReading || selector === null || 'problem' in selector) return undefined;
  const match =
    /^\/(?:api\/(?<core>[^/]+)|apis\/(?<group>[^/]+)\/(?<version>[^/]+))(?:\/namespaces\/(?<namespace>[^/]+))?\/(?<plural>[^/]+)(?:\/(?<name>[^/]+))?$/.exec(
      path,
    );
  if (match === null) return undefined;
  const { core, group = '', version = '', namespace = '', plural = '', name } = match.groups ?? {};
  const apiVersion = core ?? `${group}/${version}`;
  if (name !== undefined) return resources.get(apiVersion, plural, namespace, name);
  const listed = resources.list(apiVersion, plural, namespace, {});
  if ('unknown' in listed || !isMap(listed.found)) return listed;
  const items = listAt(listed.found, 'items').filter((one) => selector.matches(Object.fromEntries(labelsOf(one))));
  return { found: Object.hasOwn(listed.found, 'items') ? { ...listed.found, items } : listed.found };
}
