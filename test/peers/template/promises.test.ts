/** What PLATFORM.md promises about the rendered objects: nothing is lost, nothing floats, nothing of the site is in values. */
import { readFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mapIn, objectsIn } from '../../../scripts/render/documents.ts';
import { imagesOf } from '../../../scripts/render/inventory.ts';
import { at, isObject, textOf, type Json, type JsonObject } from '../../../scripts/render/json.ts';
import { recordOf } from '../../../scripts/render/record.ts';
import { describeWithPeers } from '../tools.ts';
import { bench, named, objectsOf, renderAll, template, type Bench } from './platform.ts';

const kept = 'Prune=false,Delete=false';
const syncOptions = ['metadata', 'annotations', 'argocd.argoproj.io/sync-options'];

/**
 * Definitions whose chart lets no value annotate them. Nothing is lost: Argo CD never deletes a definition in a cascade,
 * and a pruned one would have to leave its chart first.
 */
const unannotated = ['cert-manager', 'sealed-secrets'];

/** Names of the template's own that a host happens to have too. */
const ownNames: Readonly<Record<string, readonly string[]>> = {
  // The label of the runners, which workflows name.
  'phases/5-runners/arc-runners/values.yaml': ['homelab'],
};

describeWithPeers('what the template renders', () => {
  let desk: Bench;
  let all: Awaited<ReturnType<typeof renderAll>>;

  beforeAll(async () => {
    desk = await bench();
    all = await renderAll(desk);
  });

  afterAll(() => desk.end());

  test('keeps namespaces, volumes and storage classes of ours from being pruned or deleted', () => {
    const ours = all.applications.flatMap((rendered) =>
      rendered.folders.flatMap(({ text }) => objectsIn(text, rendered.application.name)),
    );
    const held = ours.filter(({ kind }) =>
      ['Namespace', 'PersistentVolumeClaim', 'StorageClass'].includes(textOf(kind)),
    );
    expect(held.length).toBeGreaterThan(10);
    expect(held.filter((object) => at(object, syncOptions) !== kept).map(named)).toEqual([]);
    const deletesClaims = ours.filter(
      (object) => at(object, ['spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted']) === 'Delete',
    );
    expect(deletesClaims.map(named)).toEqual([]);
    expect(
      held
        .filter(({ kind }) => kind === 'StorageClass')
        .filter(({ reclaimPolicy }) => reclaimPolicy !== 'Retain')
        .map(named),
    ).toEqual([]);
  });

  test('keeps the definitions of every chart that lets it', () => {
    const definitions = all.applications.flatMap((rendered) =>
      objectsOf(rendered)
        .filter(({ kind }) => kind === 'CustomResourceDefinition')
        .map((object) => [rendered.application.name, object] as const),
    );
    const loose = definitions.filter(([, object]) => !textOf(at(object, syncOptions)).includes('Prune=false'));
    expect([...new Set(loose.map(([name]) => name))].toSorted()).toEqual(unannotated);
    expect(definitions.length).toBeGreaterThan(25);
  });

  test('gives no child Application a finalizer that deletes what it installed', () => {
    const children = objectsIn(all.root, 'root').filter(({ kind }) => kind === 'Application');
    expect(children.length).toBeGreaterThan(15);
    expect(children.filter((child) => at(child, ['metadata', 'finalizers']) !== undefined).map(named)).toEqual([]);
  });

  test('names every image with a tag or digest, and none with latest', async () => {
    const here = all.applications.flatMap((rendered) => objectsOf(rendered).flatMap(imagesOf));
    const recorded = await Promise.all(
      all.applications
        .filter(({ missing }) => missing.length > 0)
        .map(async ({ application }) => (await recordOf(application.name))?.images ?? []),
    );
    const images = new Set([...here, ...recorded.flat()]);
    expect(images.size).toBeGreaterThan(25);
    expect([...images].filter(floating)).toEqual([]);
  });

  test('has no Secret in plain', () => {
    // The charts' own: policy-reporter renders Secrets without a secret, and it is known by a record.
    const secrets = all.applications.flatMap((rendered) => objectsOf(rendered).filter(({ kind }) => kind === 'Secret'));
    expect(secrets.filter((secret) => Object.keys({ ...dataOf(secret) }).length > 0).map(named)).toEqual([]);
  });

  test('makes every namespace of the table, with the Pod Security level of its row', () => {
    const rows = all.applications.map(({ application }) => application.namespace);
    const namespaces = all.applications.flatMap(objectsOf).filter(({ kind }) => kind === 'Namespace');
    const made = new Set(namespaces.map((object) => textOf(at(object, ['metadata', 'name']))));
    expect(rows.filter((name) => name !== 'kube-system' && !made.has(name))).toEqual([]);
    const levels = namespaces.map((object) =>
      textOf(at(object, ['metadata', 'labels', 'pod-security.kubernetes.io/enforce'])),
    );
    expect(levels.filter((level) => !['privileged', 'baseline', 'restricted'].includes(level))).toEqual([]);
  });
});

test('no value of the site stands in a values.yaml', async () => {
  const platform = mapIn(await readFile(path.join(template, 'platform.yaml'), 'utf8'), 'platform.yaml')['platform'];
  const site = siteValues(platform ?? {});
  expect(site).toContain('lab.home.arpa');
  const files = globSync('phases/*/*/values.yaml', { cwd: template });
  expect(files.length).toBeGreaterThan(10);
  const found: string[] = [];
  for (const file of files) {
    const values = mapIn(await readFile(path.join(template, file), 'utf8'), file);
    for (const text of textsIn(values)) {
      const held = site.filter((value) => text.includes(value) && !(ownNames[file] ?? []).includes(value));
      found.push(...held.map((value) => `${file}: ${value}`));
    }
  }
  expect(found).toEqual([]);
});

function floating(image: string): boolean {
  const [name = '', digest] = image.split('@');
  const last = name.split('/').at(-1) ?? '';
  return digest === undefined && (!last.includes(':') || last.endsWith(':latest'));
}

function dataOf(secret: JsonObject): JsonObject {
  const data = secret['data'] ?? secret['stringData'];
  return isObject(data) ? data : {};
}

/** What tells one site from another: addresses, networks, domain, names of hosts, repositories, models, paths. */
function siteValues(platform: Json): readonly string[] {
  const hosts = at(platform, ['hosts']);
  const models = at(platform, ['models']);
  const names = [hosts, models]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .map((one) => textOf(at(one, ['name'])));
  const keys = [
    'network.lan',
    'network.domain',
    'network.pods',
    'network.services',
    'storage.path',
    'repository.primary',
    'repository.mirror',
  ];
  const addresses = (Array.isArray(hosts) ? hosts : []).map((host) => textOf(at(host, ['address'])));
  return [...names, ...addresses, ...keys.map((key) => textOf(at(platform, key.split('.'))))].filter(
    (one) => one !== '',
  );
}

/** Every key and text of the values. The class longhorn-homelab is a name of its own, and no host. */
function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') {
    return [value.replaceAll('longhorn-homelab', '')];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
