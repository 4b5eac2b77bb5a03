/** The source is switched, and back, between two real repositories by the real Argo CD, helmfile and Helm. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { KubeObject } from '../../scripts/cluster/objects.ts';
import { isTrial } from '../../src/domain/bootstrap/sourceTrial.ts';
import { as } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { read } from './harness/objects.ts';
import { start } from './harness/processes.ts';
import { application, argo, platform } from './source/platform.ts';

/** Milliseconds: Argo CD reads, renders and syncs some dozen times. */
const timeout = 300_000;

describeWithCluster('A switch of the source', () => {
  beforeAll(() => start('argocd'));

  test(
    'is read first, committed, pushed to both, and followed by root and all that it makes; and back',
    { timeout },
    async () => {
      const place = await platform();
      const { namespace, urls, git, lines } = place;
      const before = git('rev-parse', 'HEAD');
      writeFileSync(join(place.folder, 'notes.txt'), 'mine\n');
      const there = await place.switchTo('gitlab');
      expect({ ...there, lines }).toMatchObject({ end: 'passed', left: null });
      const head = git('rev-parse', 'HEAD');
      expect(git('rev-parse', 'HEAD^')).toBe(before);
      expect(
        git('show', '--format=', '--unified=0', 'HEAD')
          .split('\n')
          .filter((line) => /^[-+] /.test(line)),
      ).toEqual(['-    source: github', '+    source: gitlab']);
      expect(git('status', '--porcelain')).toBe('?? notes.txt');
      for (const url of Object.values(urls)) expect(git('ls-remote', url, 'refs/heads/main').split('\t')[0]).toBe(head);
      expect(await read(application('root'))).toMatchObject({
        spec: { source: { repoURL: urls.gitlab } },
        status: { sync: { revision: head, comparedTo: { source: { repoURL: urls.gitlab } } } },
      });
      for (const name of [`${namespace}-a`, `${namespace}-b`])
        expect(JSON.stringify((await read(application(name)))?.['spec'])).not.toContain(urls.github);
      expect(await trials()).toEqual([]);
      git('branch', '--quiet', '--set-upstream-to=other/main');
      const back = await place.switchTo('github');
      expect({ ...back, lines }).toMatchObject({ end: 'passed' });
      expect(await read(application('root'))).toMatchObject({ spec: { source: { repoURL: urls.github } } });
      expect(git('log', '--format=%s').split('\n').slice(0, 2)).toEqual([
        'feat: read the platform from github',
        'feat: read the platform from gitlab',
      ]);
      expect(await trials()).toEqual([]);
    },
  );

  test(
    'is not begun, or not gone on with, where it can not be done, and leaves nothing behind',
    { timeout },
    async () => {
      const place = await platform();
      const { git, urls } = place;
      git('commit', '--quiet', '--allow-empty', '--message=fix: x');
      git('push', '--quiet', 'origin', 'main');
      const before = git('rev-parse', 'HEAD');
      await expect(place.switchTo('gitlab')).rejects.toThrow(/"other" \(.*\) has "main" at .*, and here it is at/);
      git('push', '--quiet', 'other', 'main');
      const controller = new AbortController();
      const cancelled = await place.switchTo('gitlab', {
        signal: controller.signal,
        onLine: (line) => {
          if (line.includes('Waits for Argo CD')) controller.abort(new Error('cancelled'));
        },
      });
      expect(cancelled).toMatchObject({ end: 'cancelled', left: null });
      expect(await trials()).toEqual([]);
      rmSync(new URL(urls.gitlab), { recursive: true });
      git('remote', 'remove', 'other');
      expect(await place.switchTo('gitlab')).toMatchObject({
        end: 'failed',
        sentence: expect.stringContaining("can't be compared with Git") as string,
        remedy: expect.stringContaining('Argo CD has no key for it') as string,
      });
      expect(await trials()).toEqual([]);
      expect(git('rev-parse', 'HEAD')).toBe(before);
      expect(await read(application('root'))).toMatchObject({ spec: { source: { repoURL: urls.github } } });
    },
  );
});

async function trials(): Promise<readonly string[]> {
  const answer = await as('harness')('GET', `/apis/${argo}/namespaces/argocd/applications`);
  const { items } = answer.body as { items: readonly KubeObject[] };
  return items.filter((one) => isTrial(one as never)).map(({ metadata }) => metadata.name ?? '');
}
