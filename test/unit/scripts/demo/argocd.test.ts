import { describe, expect, test, vi } from 'vitest';
import type { Demo } from '../../../../scripts/demo/demo.ts';
import { applicationOf } from '../../../../src/domain/argocd/application.ts';
import { refreshPatch, syncPatch } from '../../../../src/domain/argocd/operation.ts';
import { outcomeOf } from '../../../../src/domain/argocd/outcome.ts';
import { platformStatus } from '../../../../src/domain/argocd/platformStatus.ts';
import { statusText } from '../../../../src/domain/argocd/statusText.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { line } from '../../../../src/vscode/argocd/words.ts';
import { applications, ask, clusterOf, demoWith, signal, valueOf } from './opened.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

const gitlab = { namespace: 'argocd', name: 'gitlab' };
const path = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/gitlab';
const type = 'application/merge-patch+json';

/** What the status bar says of the demo. */
async function said(demo: Demo): Promise<string> {
  const { objects } = valueOf(await (await clusterOf(demo)).list(applications, signal()));
  const now = new Date();
  const status = platformStatus(objects.map(applicationOf), now);
  return line(statusText({ kind: 'seen', status, at: now, live: true }), () => '');
}

function application(demo: Demo): ClusterObject {
  const found = demo.state.get(applications, gitlab);
  if (found === undefined) throw new Error('There is no gitlab.');
  return found;
}

describe('what we make of its Applications', () => {
  test.each([
    ['full', 'Argo CD 23'],
    ['start', 'Argo CD: paperless degraded'],
    ['phase-2', 'Argo CD 5'],
  ])('"%s"', async (story, text) => {
    expect(await said(await demoWith({ story }))).toBe(text);
  });

  test.each([
    ['break-longhorn', /^Argo CD: longhorn degraded/],
    ['drift-gitlab', /gitlab|out of sync/],
  ])('after "%s"', async (story, text) => {
    const demo = await demoWith();
    await demo.run(story);
    expect(await said(demo)).toMatch(text);
  });
});

describe('what we ask of it', () => {
  test('is a sync that is done', async () => {
    const demo = await demoWith();
    await demo.run('drift-gitlab');
    const asked = { at: new Date(), id: 'one' };
    const body = syncPatch(application(demo), { by: 'me', prune: false, id: 'one' });
    expect(await ask(demo, 'PATCH', path, { body, type })).toMatchObject({ status: 200 });
    expect((await ask(demo, 'PATCH', path, { body, type })).status).toBe(409);
    await demo.idle();
    expect(outcomeOf(application(demo), asked)).toMatchObject({ state: 'done' });
    expect(await said(demo)).toBe('Argo CD 23');
  });

  test('is a refresh that is done', async () => {
    const demo = await demoWith();
    await ask(demo, 'PATCH', path, { body: refreshPatch('hard'), type });
    await demo.idle();
    expect(applicationOf(application(demo)).refreshing).toBe(false);
  });
});
