import type { Right } from '../../domain/kubernetes/failure.ts';
import type { Client } from './client.ts';
import { failed } from './failed.ts';
import { isMap } from './kubeconfig/field.ts';

/**
 * Whether we have a right, as the authorizers of the server say
 * (https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/self-subject-access-review-v1/).
 * Throws `Failed`. `name` is that of one object, null for all.
 */
export async function isAllowed(
  client: Client,
  right: Right,
  name: string | null,
  signal: AbortSignal,
): Promise<boolean> {
  const spec = right.resource.startsWith('/')
    ? { nonResourceAttributes: { verb: right.verb, path: right.resource } }
    : { resourceAttributes: attributesOf(right, name) };
  const status = await review(client, 'authorization.k8s.io', 'SelfSubjectAccessReview', spec, signal);
  if (typeof status['allowed'] === 'boolean') return status['allowed'];
  throw failed('unreadable', `${client.server} does not say whether that is allowed.`);
}

/** The name that the server has for us (https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/self-subject-review-v1/). Throws `Failed`. */
export async function nameOfUser(client: Client, signal: AbortSignal): Promise<string> {
  const status = await review(client, 'authentication.k8s.io', 'SelfSubjectReview', {}, signal);
  const user = isMap(status['userInfo']) ? status['userInfo']['username'] : null;
  if (typeof user === 'string') return user;
  throw failed('unreadable', `${client.server} does not say who we are.`);
}

/** A subresource is named after a slash, as in RBAC. */
function attributesOf({ verb, group, resource, namespace }: Right, name: string | null) {
  const [plural = '', subresource] = resource.split('/');
  return {
    verb,
    group,
    resource: plural,
    ...(subresource === undefined ? {} : { subresource }),
    ...(namespace === null ? {} : { namespace }),
    ...(name === null ? {} : { name }),
  };
}

/** The status of a review. It is sent by POST and nothing is stored: it counts as a question, not as a write. */
async function review(
  client: Client,
  group: string,
  kind: string,
  spec: object,
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  const resource = `${kind.toLowerCase()}s`;
  const asking = {
    path: `/apis/${group}/v1/${resource}`,
    accept: 'application/json',
    right: { verb: 'create', group, resource, namespace: null },
    verb: 'get',
    body: {
      method: 'POST',
      type: 'application/json',
      text: JSON.stringify({ apiVersion: `${group}/v1`, kind, metadata: {}, spec }),
    },
  } as const;
  const { value } = await client.json(asking, signal);
  const status = isMap(value) ? value['status'] : null;
  return isMap(status) ? status : {};
}
