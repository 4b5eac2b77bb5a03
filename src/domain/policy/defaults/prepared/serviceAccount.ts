import { at, isMap, listAt, textAt } from '../../../kubernetes/read.ts';
import type { Place } from '../place.ts';
import type { JsonMap } from '../shape.ts';

/** The service account of a Pod, with its token and its pull secrets (plugin ServiceAccount). */
export function withServiceAccount(spec: JsonMap, { serviceAccountNamed }: Place): JsonMap {
  const name = textAt(spec, 'serviceAccountName') || 'default';
  const account = serviceAccountNamed?.(name);
  const mounts = at(spec, 'automountServiceAccountToken') ?? at(account, 'automountServiceAccountToken') ?? true;
  const named = { serviceAccountName: name, serviceAccount: name, ...spec };
  const mounted = mounts === true ? withToken(named) : named;
  const secrets = listAt(account, 'imagePullSecrets').map((secret) => ({ name: textAt(secret, 'name') }));
  return listAt(spec, 'imagePullSecrets').length > 0 || secrets.length === 0
    ? mounted
    : { ...mounted, imagePullSecrets: secrets };
}

const prefix = 'kube-api-access-';
const mountPath = '/var/run/secrets/kubernetes.io/serviceaccount';

function withToken(spec: JsonMap): JsonMap {
  const volumes = listAt(spec, 'volumes');
  const existing = volumes.map((volume) => textAt(volume, 'name')).find((volume) => volume.startsWith(prefix));
  const name = existing ?? `${prefix}xxxxx`;
  const isWanted = ['initContainers', 'containers'].some((list) => listAt(spec, list).some(lacksToken));
  return {
    ...spec,
    ...containersWith(spec, 'initContainers', name),
    ...containersWith(spec, 'containers', name),
    ...(isWanted && existing === undefined ? { volumes: [...volumes, { name, projected: token }] } : {}),
  };
}

function containersWith(spec: JsonMap, list: string, volume: string): JsonMap {
  if (!Array.isArray(spec[list])) return {};
  const mount = { name: volume, readOnly: true, mountPath };
  const withMount = (container: JsonMap): JsonMap => ({
    ...container,
    volumeMounts: [...listAt(container, 'volumeMounts'), mount],
  });
  return {
    [list]: listAt(spec, list).map((container) =>
      isMap(container) && lacksToken(container) ? withMount(container) : container,
    ),
  };
}

function lacksToken(container: unknown): boolean {
  return !listAt(container, 'volumeMounts').some((mount) => textAt(mount, 'mountPath') === mountPath);
}

const token = {
  sources: [
    { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
    { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
    {
      downwardAPI: { items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }] },
    },
  ],
  defaultMode: 420,
};
