/** The real admission controller refuses what a policy forbids, in a dry run as well. */
import { beforeAll, expect, test } from 'vitest';
import { until } from '../../scripts/cluster/until.ts';
import { cluster } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { apply, newNamespace, remove } from './harness/objects.ts';
import { start } from './harness/processes.ts';

describeWithCluster('Kyverno', () => {
  beforeAll(() => start('kyverno'));

  test('refuses a Pod by name of the policy, and lets another one pass', async () => {
    const namespace = await newNamespace();
    const policy = {
      apiVersion: 'policies.kyverno.io/v1',
      kind: 'ValidatingPolicy',
      metadata: { name: `no-latest-${namespace}` },
      spec: {
        validationActions: ['Deny'],
        matchConstraints: {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
          resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
        },
        validations: [
          { expression: "object.spec.containers.all(c, !c.image.endsWith(':latest'))", message: 'no latest tag' },
        ],
      },
    };
    await apply(policy);
    const refused = await until('the policy to be enforced', async () => {
      const answer = await dryRun(namespace, 'web:latest');
      return answer.status === 201 ? undefined : answer;
    });
    expect(refused).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining(`Policy no-latest-${namespace} failed: no latest tag`) },
    });
    expect(await dryRun(namespace, 'web:1.0.0')).toMatchObject({ status: 201 });
    await remove({ apiVersion: policy.apiVersion, kind: policy.kind, name: policy.metadata.name });
  });
});

function dryRun(namespace: string, image: string): Promise<{ status: number; body: unknown }> {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace },
    spec: { containers: [{ name: 'web', image }] },
  };
  return cluster().api('POST', `/api/v1/namespaces/${namespace}/pods?dryRun=All`, pod);
}
