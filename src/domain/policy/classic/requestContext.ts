import { root } from '../../cel/value/origin.ts';
import { read } from '../../jmespath/value.ts';
import type { Value } from '../../jmespath/value.ts';
import type { Request } from '../request.ts';
import { Context } from './context.ts';
import { withGiven } from './given.ts';
import { imagesEntry } from './images.ts';
import type { Queries } from './queries.ts';

/**
 * The context that every rule of a policy begins with: the request, who asks, and the images of the object. `values` are
 * given for a test, by dotted name, and stand for what would be looked up.
 * Sources: kyverno, pkg/engine/policycontext/policy_context.go, pkg/engine/context/context.go.
 */
export function requestContext(request: Request, queries: Queries, values: ReadonlyMap<string, unknown>): Context {
  const base = values.size === 0 ? ungiven(request) : entriesOf(request, values);
  return new Context(request.operation, queries, base).withEntries([imagesEntry(request.object ?? request.oldObject)]);
}

/** By request, which many rules are asked about. */
const known = new WeakMap<Request, ReadonlyMap<string, Value>>();

function ungiven(request: Request): ReadonlyMap<string, Value> {
  const found = known.get(request);
  if (found !== undefined) return found;
  const entries = entriesOf(request, new Map());
  known.set(request, entries);
  return entries;
}

function entriesOf(request: Request, values: ReadonlyMap<string, unknown>): ReadonlyMap<string, Value> {
  const account = serviceAccount(request);
  const whole = withGiven(
    {
      request: admissionRequest(request),
      serviceAccountName: account?.name ?? '',
      serviceAccountNamespace: account?.namespace ?? '',
    },
    values,
  );
  return new Map(Object.entries(whole).map(([name, value]): [string, Value] => [name, read(value, root(name))]));
}

function admissionRequest(request: Request): unknown {
  const { operation, resource, subresource, namespace, name, object, oldObject, userInfo } = request;
  const { group, version, kind, plural } = resource;
  return {
    uid: '',
    kind: { group, version, kind },
    resource: { group, version, resource: plural },
    ...(subresource === '' ? {} : { subResource: subresource }),
    ...(name === '' ? {} : { name }),
    ...(namespace === '' ? {} : { namespace }),
    operation,
    userInfo: userInfo === null ? {} : { username: userInfo.username, groups: userInfo.groups },
    roles: userInfo?.roles ?? [],
    clusterRoles: userInfo?.clusterRoles ?? [],
    object,
    oldObject,
    dryRun: false,
  };
}

/** `system:serviceaccount:<namespace>:<name>` is one. */
function serviceAccount({ userInfo }: Request): { readonly namespace: string; readonly name: string } | null {
  const [, namespace = '', name = ''] = /^system:serviceaccount:([^:]*):([^:]*)/.exec(userInfo?.username ?? '') ?? [];
  return namespace === '' && name === '' ? null : { namespace, name };
}
