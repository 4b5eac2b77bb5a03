import type { KubeObject } from '../../../scripts/cluster/objects.ts';
import { referenceOf } from '../../../scripts/cluster/objects.ts';
import { until } from '../../../scripts/cluster/until.ts';
import { at, listAt } from '../../../src/domain/kubernetes/read.ts';
import { applyAll, read, remove, untilObject } from '../harness/objects.ts';
import { asked } from './answer.ts';
import type { Said } from './answer.ts';

/**
 * Puts policies into force, does the work, and takes them away again. They are in force when Kyverno says so and the API
 * server asks: each canary is refused, or warned of.
 */
export async function withPolicies<Result>(
  {
    beside,
    policies,
    canaries,
  }: {
    /** What policies look up: exceptions, parameters. */
    readonly beside: readonly KubeObject[];
    readonly policies: readonly KubeObject[];
    readonly canaries: readonly KubeObject[];
  },
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    await applyAll(beside);
    await applyAll(policies);
    for (const policy of policies)
      await until(`${policy.kind} ${policy.metadata.name} to be in force`, async () =>
        isReady(await read(referenceOf(policy))) ? true : undefined,
      );
    for (const canary of canaries)
      await until(`something to be said of ${canary.kind} ${canary.metadata.name}`, async () =>
        isSilent(await asked(canary)) ? undefined : true,
      );
    return await work();
  } finally {
    for (const object of [...policies, ...beside]) await remove(referenceOf(object));
    for (const canary of canaries)
      await until(`nothing to be said of ${canary.kind} ${canary.metadata.name}`, async () =>
        isSilent(await asked(canary)) ? true : undefined,
      );
  }
}

function isSilent({ by, warnings }: Said): boolean {
  return by === null && warnings.length === 0;
}

/** What only an API server judges says nothing of it. */
function isReady(policy: KubeObject | undefined): boolean {
  if (policy === undefined) return false;
  if (policy.apiVersion.startsWith('admissionregistration.k8s.io/')) return true;
  const conditions = listAt(policy, 'status', 'conditions');
  return (
    at(policy, 'status', 'conditionStatus', 'ready') === true ||
    conditions.some((one) => at(one, 'type') === 'Ready' && at(one, 'status') === 'True')
  );
}

/** Makes namespaces, and returns when pods can be made in them. */
export async function withNamespaces(namespaces: readonly KubeObject[]): Promise<void> {
  await applyAll(namespaces);
  for (const { metadata } of namespaces)
    await untilObject(
      { apiVersion: 'v1', kind: 'ServiceAccount', namespace: metadata.name, name: 'default' },
      'is there',
      () => true,
    );
}
