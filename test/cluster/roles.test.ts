/** The template's roles give what the checks of the phases need, and nothing that is secret. */
import { beforeAll, expect, test } from 'vitest';
import { cluster } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { crds } from './harness/processes.ts';
import { applyNamespacesAndRoles } from './harness/template.ts';

describeWithCluster('with the roles of the template', () => {
  beforeAll(async () => {
    await applyNamespacesAndRoles();
    await crds('argocd');
  });

  test.each([
    ['viewer', '/api/v1/namespaces', 200],
    ['viewer', '/apis/argoproj.io/v1alpha1/applications', 200],
    ['viewer', '/api/v1/secrets', 403],
    ['viewer', '/api/v1/namespaces/kube-system/secrets', 403],
    ['prober', '/api/v1/namespaces/slipway-probe/pods', 200],
    ['prober', '/api/v1/namespaces/kube-system/pods', 403],
    ['keeper', '/api/v1/namespaces/kube-system/secrets', 200],
    ['keeper', '/api/v1/namespaces/argocd/secrets', 403],
  ] as const)('%s is answered to GET %s with %i', async (user, path, status) => {
    expect(await cluster().api('GET', path, undefined, { user })).toMatchObject({ status });
  });
});
