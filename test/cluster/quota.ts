import { apply, untilObject } from './harness/objects.ts';

/** A quota `small` of so many Secrets in a namespace, made or changed; returns when the API server counts by it. */
export async function quotaOf(namespace: string, secrets: number): Promise<void> {
  const quota = { apiVersion: 'v1', kind: 'ResourceQuota' };
  const hard = { secrets: String(secrets) };
  await apply({ ...quota, metadata: { namespace, name: 'small' }, spec: { hard } });
  await untilObject({ ...quota, namespace, name: 'small' }, 'counts', ({ status }) => {
    const { hard: counted, used } = (status ?? {}) as { hard?: object; used?: object };
    return used !== undefined && JSON.stringify(counted) === JSON.stringify(hard);
  });
}
