import { expect, test } from 'vitest';
import { projectOf } from '../../../src/actions/project.ts';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import { application, argo, never } from './argo.ts';

const project = (namespace: string) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: { name: 'platform', namespace },
});

test.each<[string, object, string]>([
  ['beside it', {}, 'argocd'],
  ['where Argo CD is at home', { status: { controllerNamespace: 'gitops' } }, 'gitops'],
])('The project of an application is %s', async (_, change, namespace) => {
  const { cluster } = argo();
  cluster.put(project('argocd'));
  cluster.put(project('gitops'));
  expect(await projectOf(cluster, application(change), never)).toMatchObject({ metadata: { namespace } });
});

test('It may be missing, or hidden', async () => {
  const { cluster } = argo();
  expect(await projectOf(cluster, application(), never)).toBeNull();
  cluster.put(project('argocd'));
  cluster.fail('get', failureOf('forbidden', 'No.'));
  expect(await projectOf(cluster, application(), never)).toBeNull();
});
