import { ApiFailure, notFound, statusOf } from '../api/failure.ts';
import type { State } from '../api/state.ts';
import type { ObjectTarget } from '../api/target.ts';
import { numberAt } from '../field.ts';

const service = /^(https?:)?sealed-secrets-controller(:(http|8080))?$/;

/** Parts of objects that are asked for: the certificate through the proxy of the controller's Service, and logs. */
export function partsOf(
  state: State,
  certificate: string,
  target: ObjectTarget,
): { readonly type: string; readonly text: string } | undefined {
  const { kind, namespace, name, part, rest } = target;
  if (kind.plural === 'pods' && part === 'log') {
    const pod = state.get({ apiVersion: 'v1', kind: 'Pod' }, { namespace, name: name ?? '' });
    if (pod === undefined) throw notFound(kind, name ?? '');
    return { type: 'text/plain', text: `${name ?? ''} has nothing to say in this demo.\n` };
  }
  if (kind.plural !== 'services' || part !== 'proxy' || !service.test(name ?? '') || namespace !== 'kube-system')
    return undefined;
  if (rest !== 'v1/cert.pem') return undefined;
  if (!isReady(state)) {
    const message = 'no endpoints available for service "http:sealed-secrets-controller:http"';
    throw new ApiFailure(statusOf(503, 'ServiceUnavailable', message));
  }
  return { type: 'application/x-pem-file', text: certificate };
}

function isReady(state: State): boolean {
  const place = { namespace: 'kube-system', name: 'sealed-secrets-controller' };
  const found = state.get({ apiVersion: 'apps/v1', kind: 'Deployment' }, place);
  return numberAt(found, 'status', 'readyReplicas') > 0;
}
