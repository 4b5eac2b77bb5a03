import { describe, expect, test } from 'vitest';
import type { BootstrapPorts } from '../../../../src/actions/bootstrap/ports.ts';
import { sourcePorts } from '../../../../src/actions/source/sourcePorts.ts';
import { planDocument, questionOf, verbOf } from '../../../../src/domain/bootstrap/planDocument.ts';
import { reportDocument } from '../../../../src/domain/bootstrap/reportDocument.ts';
import { leaseKind, leasePlace } from '../../../../src/domain/bootstrap/lease.ts';
import { addressOf, applicationKind, credentials, github, gitlab, platformText, root } from './switchedObjects.ts';
import { platform } from './switchedPlatform.ts';
import type { Switched } from './switchedPlatform.ts';

const rootOf = ({ cluster }: Switched) => cluster.find(applicationKind, 'argocd', 'root');

describe('the plan', () => {
  test('shows the line, the pushes, the objects, the Applications and the way back', async () => {
    const place = await platform();
    const plan = await place.plan();
    expect(plan.obstacles).toEqual([]);
    const steps = plan.steps.map(({ id, changes }) => [id, changes.map(({ action, what }) => `${action} ${what}`)]);
    const first = place.git.head.slice(0, 7);
    const trial = [
      `create Application argocd/slipway-source-${first}, by which Argo CD reads ${gitlab} without a key, since none is known for it; nothing of it is synced`,
      `delete Application argocd/slipway-source-${first}, as soon as it is read`,
    ];
    expect(steps).toEqual([
      ['read', trial],
      [
        'commit',
        [
          'update platform.yaml on main',
          'create commit "feat: read the platform from gitlab", Slipway-Release: source-gitlab',
          'run push of main to other (https://gitlab.lab.home.arpa/platform/platform-repo.git), which is to be read',
          `run push of main to origin (${github}), which is left`,
        ],
      ],
      ['arrive', trial],
      [
        'root',
        [
          'run helmfile 1.8.0 (/usr/bin/helmfile) with Helm 4.3.1+gdeadbee (/usr/bin/helm)',
          expect.stringContaining('Helm release argocd/root-application') as string,
          'update Application argocd/root',
        ],
      ],
      ['follow', ['update Application argocd/argocd, by the root', 'update Application argocd/longhorn, by the root']],
    ]);
    const diffs = new Map(plan.steps.map(({ id, changes }) => [id, changes.map(({ diff }) => diff).join('\n')]));
    expect(diffs.get('commit')).toContain('-    source: github # today\n+    source: gitlab # today');
    expect(diffs.get('root')).toContain(`-    repoURL: ${github}`);
    expect(diffs.get('root')).toContain(`+    repoURL: ${gitlab}`);
    expect(diffs.get('follow')).toContain(`+  - repoURL: ${gitlab}`);
    expect(diffs.get('read')).not.toContain('syncPolicy');
    const document = planDocument(plan);
    expect(document.split('\n')[0]).toBe('# Switch the Source to GitLab');
    expect(document).toContain('## The way back');
    expect(document).toContain('`helmfile -f bootstrap/helmfile.yaml.gotmpl -l row=root-application sync`');
    expect(questionOf(plan)).toBe('Switch the source to GitLab on home?');
    expect(verbOf(plan)).toBe('Switch on home');
    expect(place.cluster.calls.filter((call) => /^(create|patch|remove)/.test(call))).toEqual([]);
    expect(place.git.commits).toEqual([]);
  });

  test('is the same as long as the same would happen, and another one when the source moves', async () => {
    const place = await platform();
    const before = await place.plan();
    place.cluster.put(root('github', place.git.head, { metadata: { annotations: { other: 'x' } } }));
    expect((await place.plan()).digest).toBe(before.digest);
    const head = place.git.add('fix: x', {});
    place.git.pushed();
    place.git.heads.set('other', head);
    expect((await place.plan()).digest).not.toBe(before.digest);
  });

  test('names the key that Argo CD has for the address, and shows no other part of it', async () => {
    const place = await platform();
    place.cluster.put(credentials('gitlab-repository', gitlab));
    const plan = await place.plan();
    expect(plan.steps[0]?.changes[0]?.what).toContain('with the key of Secret gitlab-repository');
    expect(JSON.stringify(plan)).not.toContain('a password');
    expect(JSON.stringify(plan)).not.toContain(Buffer.from('a password').toString('base64'));
  });
});

describe('a run', () => {
  test('does all of it, in its order, and says the way back', async () => {
    const place = await platform();
    const before = place.git.head;
    const ended = await place.run();
    expect(ended).toMatchObject({
      end: 'passed',
      left: null,
      remedy: expect.stringContaining('The way back is the same command') as string,
    });
    expect(ended.steps.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'read passed',
      'commit passed',
      'arrive passed',
      'root passed',
      'follow satisfied',
    ]);
    expect(place.git.commits).toMatchObject([{ parent: before, files: [{ text: platformText('gitlab') }] }]);
    expect(ended.steps[1]).toMatchObject({ commit: place.git.head });
    // First to where nobody reads yet.
    expect(place.git.pushes.map(({ remote, commit }) => `${remote} ${commit}`)).toEqual([
      `other ${place.git.head}`,
      `origin ${place.git.head}`,
    ]);
    expect(addressOf(rootOf(place))).toBe(gitlab);
    expect(place.argo.trials.map(addressOf)).toEqual([gitlab, gitlab]);
    for (const { metadata, spec } of place.argo.trials as readonly { metadata: object; spec?: object }[]) {
      expect(metadata).not.toHaveProperty('finalizers');
      expect(spec).toMatchObject({
        project: 'root',
        source: { path: 'root', targetRevision: 'main', helm: { valueFiles: ['/platform.yaml'] } },
      });
      expect(spec).not.toHaveProperty('syncPolicy');
    }
    expect(await place.trialsLeft()).toEqual([]);
    expect(place.cluster.find(leaseKind, leasePlace.namespace, leasePlace.name)).toBeNull();
    expect(reportDocument(ended)).toContain('# Source GitLab on home');
    // A second time there is nothing to do.
    expect((await place.plan()).steps.every(({ satisfied }) => satisfied)).toBe(true);
  });

  test('goes the other way as well', async () => {
    const place = await platform({ source: 'gitlab' });
    const ended = await place.run();
    expect(ended).toMatchObject({ end: 'passed' });
    expect(place.git.commits).toMatchObject([{ message: expect.stringContaining('from github') as string }]);
    expect(addressOf(rootOf(place))).toBe(github);
  });

  test('leaves it to a mirror where nothing leads there, and Argo CD says when it has come', async () => {
    const place = await platform({ remote: false });
    let looks = 0;
    const before = place.git.head;
    place.argo.finds = () => ({ revision: place.git.commits.length === 0 || ++looks < 3 ? before : place.git.head });
    const plan = await place.plan();
    expect(plan.steps[1]?.changes.at(-1)?.what).toContain(`nothing is pushed to ${gitlab}`);
    const ended = await place.run();
    expect(ended).toMatchObject({ end: 'passed' });
    expect(place.git.pushes.map(({ remote }) => remote)).toEqual(['origin']);
    expect(place.lines).toContain(
      `arrive: Argo CD finds ${before.slice(0, 7)} there; waits for ${place.git.head.slice(0, 7)}.`,
    );
  });

  test('leaves it to a mirror that takes no push', async () => {
    const place = await platform();
    place.git.failPush({ code: 'rejected', message: 'protected' });
    const before = place.git.head;
    place.argo.finds = () => ({ revision: place.git.pushes.length === 0 ? before : place.git.head });
    expect(await place.run()).toMatchObject({ end: 'passed' });
    expect(place.git.pushes.map(({ remote }) => remote)).toEqual(['origin']);
  });
});

test('Writing that is allowed once the plan was read counts for the run', () => {
  let writable: string | null = null;
  const ports = {
    steps: {},
    get writable() {
      return writable;
    },
  };
  const own = sourcePorts(ports as unknown as BootstrapPorts, 'gitlab');
  expect(own.writable).toBe(null);
  writable = 'u-1';
  expect(own.writable).toBe('u-1');
});
