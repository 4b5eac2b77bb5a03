import * as types from '../../type.ts';
import type { Data, Value } from '../../value/data.ts';
import type { Resources } from '../../value/externals.ts';
import { plain } from '../../value/plain.ts';
import { badArgument, lacking } from '../../value/trouble.ts';
import type { Trouble } from '../../value/trouble.ts';
import { originOf, overload } from '../function.ts';
import type { Library, Meter, Overload } from '../function.ts';
import { map, string } from '../kind.ts';
import type { Kind } from '../kind.ts';
import { Opaque, opaqueType } from '../opaque.ts';
import { contextType } from './context.ts';
import { bothNames, fromOutside, textOf } from './outside.ts';

export const resource = contextType('resource');

/** Which objects are meant: a kind by its plural name. */
interface Plural {
  readonly apiVersion: string;
  readonly plural: string;
}

const named = opaqueType<Plural>('schema.GroupVersionResource', (one, other) => nameOf(one) === nameOf(other));

const object = types.mapOf(types.string, types.dyn);
const labels: Kind = { ...map, type: types.mapOf(types.string, types.string) };
const body: Kind = { ...map, type: object };

/**
 * Objects of the cluster (Kyverno 1.19.1: github.com/kyverno/sdk, extensions/cel/libs/resource). In a policy that lies in
 * a namespace functions are about that one and are not told it.
 */
export function resources({ namespaced }: { readonly namespaced: boolean }): Library {
  const place = namespaced ? [] : [string];
  const posted = [[string, string, body], ...(namespaced ? [] : [[string, string, string, body]])];
  return [
    ...bothNames('get').flatMap((name) => [
      asking(name, [string, string, ...place, string], get),
      asking(name, [named.kind, ...place, string], get),
    ]),
    ...bothNames('list').flatMap((name) => [
      asking(name, [string, string, ...place], list),
      asking(name, [string, string, ...place, labels], list),
      asking(name, [named.kind, ...place], list),
      asking(name, [named.kind, ...place, labels], list),
    ]),
    ...bothNames('post').flatMap((name) => posted.map((params) => asking(name, params, post))),
    ...['ToGVR', 'toGVR'].map((name) =>
      overload(name, true, [resource.kind, string, string], named.type, ([, ...args], meter) => toPlural(args, meter)),
    ),
  ];

  function asking(name: string, params: readonly Kind[], ask: Ask): Overload {
    return overload(name, true, [resource.kind, ...params], object, ([, ...args], meter) => {
      const { plural, rest } = pluralOf(args.map(({ data }) => data));
      // The policy's own namespace is not known where it is compiled: the caller's lookup knows it.
      const [namespace, ...others] = namespaced ? ['', ...rest] : rest;
      return meter.work(20) ?? ask(plural, textOf(namespace), others, meter);
    });
  }
}

type Ask = (kind: Plural, namespace: string, rest: readonly Data[], meter: Meter) => Value | Trouble;

/** The first argument names the kind, or the first two. */
function pluralOf(args: readonly Data[]): { readonly plural: Plural; readonly rest: readonly Data[] } {
  const [first, second, ...rest] = args;
  if (first instanceof Opaque)
    return { plural: first.value as Plural, rest: second === undefined ? [] : [second, ...rest] };
  return { plural: { apiVersion: textOf(first), plural: textOf(second) }, rest };
}

function get(kind: Plural, namespace: string, [name]: readonly Data[], { externals }: Meter): Value | Trouble {
  const { apiVersion, plural } = kind;
  const found = externals.resources?.get(apiVersion, plural, namespace, textOf(name));
  return fromOutside(found, 'resource', {
    kind: 'resource',
    name: [nameOf(kind), ...(namespace === '' ? [] : [namespace]), textOf(name)].join('/'),
  });
}

function list(kind: Plural, namespace: string, [wanted]: readonly Data[], { externals }: Meter): Value | Trouble {
  const { apiVersion, plural } = kind;
  const selected = wanted === undefined ? {} : textsOf(wanted);
  if (selected === null) return badArgument('The labels of list are texts.');
  return fromOutside(externals.resources?.list(apiVersion, plural, namespace, selected), 'resource', {
    kind: 'resource',
    name: namespace === '' ? nameOf(kind) : `${nameOf(kind)} in ${namespace}`,
  });
}

function post(kind: Plural): Trouble {
  return lacking({ kind: 'apiCall', name: `POST ${nameOf(kind)}` });
}

function toPlural(args: readonly Value[], { externals }: Meter): Value | Trouble {
  const [apiVersion, kind] = args.map(({ data }) => textOf(data));
  const found = externals.resources?.plural(apiVersion ?? '', kind ?? '');
  if (found === undefined || !('found' in found) || typeof found.found !== 'string') {
    return lacking({ kind: 'resource', name: `${apiVersion} ${kind}` });
  }
  return { data: named.make({ apiVersion: apiVersion ?? '', plural: found.found }), from: originOf(args) };
}

function nameOf({ apiVersion, plural }: Plural): string {
  return `${apiVersion}/${plural}`;
}

function textsOf(data: Data): Parameters<Resources['list']>[3] | null {
  const raw = plain(data);
  if (typeof raw !== 'object' || raw === null) return null;
  const entries = Object.entries(raw).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return entries.length === Object.keys(raw).length ? Object.fromEntries(entries) : null;
}
