import { describe, expect, test } from 'vitest';
import { removalOf } from '../../../../src/domain/argocd/removal.ts';
import { removalDocument } from '../../../../src/domain/argocd/removalDocument.ts';
import { code, plain } from '../../../../src/domain/markdown.ts';
import { object } from './fixtures.ts';
import { seen, options, pre, claim, namespaceOf, definition, facts } from './removals.ts';

describe('The plan', () => {
  const cluster = { context: 'homelab', server: 'https://homelab:6443' };

  test('says everything that is lost, and what stays', () => {
    const objects = [
      namespaceOf('web'),
      definition,
      seen('apps/v1', 'StatefulSet', 'db'),
      seen('v1', 'Secret', 'key'),
      seen('v1', 'ConfigMap', 'kept', options('Prune=false,Delete=false')),
      seen('v1', 'ConfigMap', 'pruned', options('Prune=false')),
      seen('v1', 'ConfigMap', 'asked', { needsApproval: true }),
      seen('argoproj.io/v1alpha1', 'Application', 'child'),
    ];
    const claims = [
      claim,
      { ...claim, name: 'kept', volume: 'pvc-2' },
      { ...claim, name: 'unbound', volume: '', size: '', goesWith: 'StatefulSet web/db' },
      { ...claim, name: 'unread', volume: 'pvc-3' },
    ];
    const plan = removalOf(
      facts({
        object: object('git', { metadata: { finalizers: [...pre, 'example.com/x'] } }),
        objects,
        claims,
        reclaims: new Map([
          ['pvc-1', 'Delete'],
          ['pvc-2', 'Retain'],
        ]),
        instances: new Map([['a.example.com', 3]]),
        keys: [{ namespace: 'web', name: 'key' }],
        unread: ['Role: You may not list roles.'],
      }),
    );
    const text = removalDocument(plan, cluster, 'Remove git from homelab with its objects?');
    expect(text.split('\n').filter((line) => line !== '')).toEqual([
      '# Remove Application',
      'Application `argocd/git` (uid `uid-git`) on cluster `homelab` at `https://homelab:6443`.',
      '## What brings it back',
      '- Its row "git" in applications.yaml belongs to phase 4, which is not released: releasedPhase is 3.',
      '- Its app-of-apps "root" is not there: nothing brings it back.',
      '## What is done',
      '- The finalizer `resources-finalizer.argocd.argoproj.io` is added, by which Argo CD deletes what it manages.',
      '- The Application `git` is deleted.',
      '- Argo CD runs the hooks that its chart has for the deletion (`pre-delete-finalizer.argocd.argoproj.io`, `pre-delete-finalizer.argocd.argoproj.io/cleanup`). They are code of the chart, and may uninstall more than is listed here.',
      "- Its finalizer `example.com/x` is not Argo CD's: it stays until whoever has put it there takes it away.",
      '## What it manages',
      '- 3 ConfigMap',
      '- 1 Application',
      '- 1 CustomResourceDefinition',
      '- 1 Namespace',
      '- 1 Secret',
      '- 1 StatefulSet',
      '- What these own (Pods, the Secrets of SealedSecrets) goes with them.',
      '## Claims that go, and what becomes of their volumes',
      '- PersistentVolumeClaim `web/data`, 5Gi, volume `pvc-1` is deleted with it (Delete)',
      '- PersistentVolumeClaim `web/kept`, 5Gi, volume `pvc-2` stays, and nothing uses it (Retain)',
      '- PersistentVolumeClaim `web/unbound`, no volume yet, goes with `StatefulSet web/db`',
      '- PersistentVolumeClaim `web/unread`, 5Gi, volume `pvc-3` whose reclaim policy could not be read',
      '## Namespaces that go, with all that is in them',
      '- `web`',
      '## Applications that go',
      '- `Application web/child`: its own finalizers say what becomes of its objects',
      '## Sealing keys that are lost',
      '- `Secret web/key`',
      '## What stays',
      '- `ConfigMap web/kept`: Delete=false',
      '- `a.example.com` and 3 objects of its kind in the cluster: Argo CD deletes no definitions',
      '## Prune=false does not keep these: only Delete=false does',
      '- `ConfigMap web/pruned`',
      '## Waits until somebody approves it in Argo CD (Delete=confirm)',
      '- `ConfigMap web/asked`',
      '## What could not be read',
      '- Role: You may not list roles.',
      '**Remove git from homelab with its objects?**',
    ]);
  });

  test('says what stays without an owner, and that no hook of the chart runs', () => {
    const plan = removalOf(
      facts({
        mode: 'keep',
        object: object('git', { metadata: { finalizers: pre } }),
        objects: [seen('apps/v1', 'Deployment', 'api')],
        row: 'unread',
      }),
    );
    const text = removalDocument(plan, cluster, 'Remove git from homelab and keep its objects?');
    expect(text.split('\n').filter((line) => line !== '')).toEqual([
      '# Remove Application',
      'Application `argocd/git` (uid `uid-git`) on cluster `homelab` at `https://homelab:6443`.',
      '## What brings it back',
      '- Its app-of-apps "root" is not there: nothing brings it back.',
      '## What is done',
      '- Its finalizers of Argo CD are taken off: `pre-delete-finalizer.argocd.argoproj.io`, `pre-delete-finalizer.argocd.argoproj.io/cleanup`.',
      '- Its chart has hooks for the deletion. Argo CD runs them whenever such an Application is deleted, with its objects or without; once these finalizers are off none of them runs.',
      '- The Application `git` is deleted.',
      '## What stays, without an owner',
      '- 1 Deployment',
      '- They run on as they are, and keep the annotation of Argo CD that names the Application: one of the same name takes them up again.',
      '**Remove git from homelab and keep its objects?**',
    ]);
  });

  test.each(['keep', 'delete'] as const)('says of no object that it stays or goes when there is none: %s', (mode) => {
    const gone = seen('apps/v1', 'Deployment', 'api', { isThere: false });
    for (const objects of [[], [gone]]) {
      const text = removalDocument(removalOf(facts({ mode, objects })), cluster, 'Remove git?');
      expect(text).toContain(
        '\n## What it manages\n\n- Argo CD names no object of it that is there.\n\n**Remove git?**',
      );
      expect(text).not.toMatch(/What stays|goes with them|They run on|No object\./);
    }
  });

  test('shows what others have named as it is', () => {
    const name = '`](x)\u202e**<b>';
    const plan = removalOf(facts({ objects: [seen('v1', name, name)], unread: [name] }));
    const text = removalDocument(plan, { context: name, server: name }, name);
    expect(text).not.toContain('\u202e');
    expect(text).toContain(`on cluster ${code(name)} at ${code(name)}.`);
    expect(text).toContain(`- 1 ${plain(name)}\n`);
    expect(text).toContain(`\n**${plain(name)}**\n`);
  });
});
