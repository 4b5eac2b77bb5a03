import { expect, test } from 'vitest';
import { isTrial, trialAnswer, trialOf } from '../../../../src/domain/bootstrap/sourceTrial.ts';
import { root } from '../../actions/source/switchedObjects.ts';

const commit = 'abcdef0'.padEnd(40, '0');
const of = { address: 'https://other/x.git', commit };
const asRoot = root('github', commit, {
  metadata: { finalizers: ['resources-finalizer.argocd.argoproj.io'], annotations: { a: 'b' } },
  spec: { syncPolicy: { automated: { prune: true } }, ignoreDifferences: [] },
});

test('a temporary Application reads what the root reads, at another address, and nothing makes it sync or prune', () => {
  const made = trialOf(asRoot, of);
  if ('problem' in made) throw new Error(made.problem);
  const { metadata, spec } = made.object as unknown as { metadata: object; spec: object };
  expect(metadata).toEqual({
    name: 'slipway-source-abcdef0',
    namespace: 'argocd',
    labels: { 'app.kubernetes.io/managed-by': 'slipway', 'app.kubernetes.io/component': 'source-trial' },
  });
  expect(spec).toEqual({
    project: 'root',
    destination: { server: 'https://kubernetes.default.svc', namespace: 'argocd' },
    source: {
      repoURL: of.address,
      path: 'root',
      targetRevision: 'main',
      helm: { releaseName: 'root', valueFiles: ['/platform.yaml'] },
    },
  });
  expect(isTrial(made.object)).toBe(true);
  expect(isTrial(asRoot)).toBe(false);
});

test('there is none for a root with several sources', () => {
  expect(trialOf(root('github', commit, { spec: { source: null, sources: [{}] } }), of)).toEqual({
    problem: expect.stringContaining('has not one source') as string,
  });
});

test.each<[string, object, unknown]>([
  ['nothing yet', { sync: null }, null],
  ['nothing known', { sync: { status: 'Unknown', revision: commit } }, null],
  ['another state of the cluster', { sync: { status: 'OutOfSync', revision: commit } }, { revision: commit }],
  ['the same state', { sync: { status: 'Synced', revision: commit } }, { revision: commit }],
  [
    'no way to read it',
    { sync: { status: 'Unknown' }, conditions: [{ type: 'ComparisonError', message: 'authentication required' }] },
    { why: "can't be compared with Git: authentication required" },
  ],
  [
    'a project that does not allow it',
    { conditions: [{ type: 'InvalidSpecError', message: 'repo is not permitted' }] },
    { why: 'its spec is not valid: repo is not permitted' },
  ],
])('Argo CD has found %s', (_, status, wanted) => {
  expect(trialAnswer(root('github', commit, { status }))).toEqual(wanted);
});
