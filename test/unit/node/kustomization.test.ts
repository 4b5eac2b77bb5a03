import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Kustomizations } from '../../../src/node/kustomization.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-kustomization-'));
  await mkdir(join(folder, 'overlay/patches'), { recursive: true });
  await writeFile(join(folder, 'overlay/kustomization.yaml'), 'patches: [{path: patches/a.yaml}, {path: ../b.yaml}]\n');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('A patch is a patch where a kustomization above it names it', () => {
  const kustomizations = new Kustomizations();
  expect(kustomizations.namesAsPatch(join(folder, 'overlay/patches/a.yaml'))).toBe(true);
  expect(kustomizations.namesAsPatch(join(folder, 'overlay/patches/c.yaml'))).toBe(false);
  expect(kustomizations.namesAsPatch(join(folder, 'overlay/a.yaml'))).toBe(false);
});

test('A kustomization is read again when it has changed', async () => {
  const kustomizations = new Kustomizations();
  const patch = join(folder, 'overlay/patches/a.yaml');
  expect(kustomizations.namesAsPatch(patch)).toBe(true);
  await rm(join(folder, 'overlay/kustomization.yaml'));
  expect(kustomizations.namesAsPatch(patch)).toBe(true);
  kustomizations.forget(join(folder, 'overlay'));
  expect(kustomizations.namesAsPatch(patch)).toBe(false);
});
