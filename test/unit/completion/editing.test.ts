import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { YamlEditing } from '../../../src/completion/editing.ts';
import { phaseSchema } from '../../../src/domain/phases/schema.ts';
import { platformSchema } from '../../../src/domain/platform/schema.ts';
import { bundle } from '../../../src/domain/schema/bundle.ts';
import { asAdmission, BundledCatalog } from '../../../src/domain/schema/bundled.ts';
import type { Schema } from '../../../src/domain/schema/schema.ts';
import { schemas } from '../product.ts';

const described = new BundledCatalog(
  schemas.index,
  '1.36',
  (name) => schemas.read(`described/${name.replace(/^described\//, '')}`),
  asAdmission,
);
const editing = new YamlEditing();

function schemaOf(group: string, version: string, kind: string): Schema {
  const found = described.find(group, version, kind);
  if (found === undefined) throw new Error(`No schema of ${kind}`);
  return bundle(found);
}

const deployment = { schemaName: 'apps/v1/Deployment', schema: schemaOf('apps', 'v1', 'Deployment') };

/** A text with the place of the cursor in it, written as a bar. */
function at(text: string): {
  readonly text: string;
  readonly position: { readonly line: number; readonly character: number };
} {
  const before = text.slice(0, text.indexOf('|')).split('\n');
  return { text: text.replace('|', ''), position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 } };
}

async function completed(text: string): Promise<string[]> {
  const list = await editing.complete({ ...at(text), ...deployment });
  return (list?.items ?? []).map(({ label }) => label);
}

async function explained(text: string): Promise<string> {
  return JSON.stringify((await editing.hover({ ...at(text), ...deployment }))?.contents ?? '');
}

const head = 'apiVersion: apps/v1\nkind: Deployment\n';
const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('Nothing is fetched'));
afterEach(() => void fetched.mockClear());
afterAll(() => fetched.mockRestore());

describe('completion', { timeout: 30_000 }, () => {
  test('offers the fields of the object', async () => {
    expect(await completed(`${head}spec:\n  re|`)).toEqual(
      expect.arrayContaining(['replicas', 'revisionHistoryLimit']),
    );
  });

  test('offers the fields deep inside', async () => {
    const text = `${head}spec:\n  template:\n    spec:\n      containers:\n        - name: a\n          i|`;
    expect(await completed(text)).toEqual(expect.arrayContaining(['image', 'imagePullPolicy']));
  });

  test('offers the values that a field takes', async () => {
    const text = `${head}spec:\n  template:\n    spec:\n      containers:\n        - imagePullPolicy: |`;
    expect(await completed(text)).toEqual(expect.arrayContaining(['Always', 'IfNotPresent', 'Never']));
  });
});

describe('hover', { timeout: 30_000 }, () => {
  test('shows what a field is for', async () => {
    expect(await explained(`${head}spec:\n  rep|licas: 1\n`)).toContain('Number of desired pods');
  });

  test('shows what the metadata of every object is for', async () => {
    expect(await explained(`${head}metadata:\n  la|bels: {}\n`)).toContain('Map of string keys and values');
  });

  test('shows nothing where nothing is known', async () => {
    expect(await explained(`${head}un|known: 1\n`)).not.toContain('Number of');
  });
});

describe('schemas', { timeout: 30_000 }, () => {
  test('are sent once, and known by their name from then on', async () => {
    const params = { ...at(`${head}spec:\n  rep|licas: 1\n`), schemaName: deployment.schemaName };
    await editing.hover({ ...params, schema: deployment.schema });
    expect(JSON.stringify(await editing.hover({ ...params, schema: null }))).toContain('Number of desired pods');
  });

  test('are those of the object that is asked about', async () => {
    const pod = { schemaName: 'v1/Pod', schema: schemaOf('', 'v1', 'Pod') };
    const list = await editing.complete({ ...at('apiVersion: v1\nkind: Pod\nspec:\n  restart|'), ...pod });
    expect(list?.items.map(({ label }) => label)).toContain('restartPolicy');
    expect(await completed(`${head}spec:\n  re|`)).toContain('replicas');
  });

  test('that were never sent are not asked for', async () => {
    const params = { ...at(`${head}sp|ec: {}\n`), schemaName: 'never/Sent', schema: null };
    expect(await editing.complete(params)).toBeNull();
    expect(await editing.hover(params)).toBeNull();
  });

  test.each([
    '# yaml-language-server: $schema=http://127.0.0.1:9/schema.json\n',
    '# $schema: http://127.0.0.1:9/schema.json\n',
    '  # yaml-language-server: $schema=file:///etc/passwd\n',
  ])('in a modeline are not asked for, and change nothing: %j', async (modeline) => {
    expect(await explained(`${modeline}${head}spec:\n  rep|licas: 1\n`)).toContain('Number of desired pods');
    expect(await completed(`${modeline}${head}spec:\n  re|`)).toContain('replicas');
    expect(fetched).not.toHaveBeenCalled();
  });
});

describe('a file of a platform', { timeout: 30_000 }, () => {
  const own = {
    platform: { schemaName: 'platform', schema: platformSchema },
    phase: { schemaName: 'phase', schema: phaseSchema },
  };
  const offered = async (text: string, of: keyof typeof own): Promise<readonly string[]> =>
    ((await editing.complete({ ...at(text), ...own[of] }))?.items ?? []).map(({ label }) => label);

  test('offers its keys, and the words that they take', async () => {
    expect(await offered('platform:\n  network:\n    d|\n', 'platform')).toEqual(
      expect.arrayContaining(['domain', 'timeZone']),
    );
    expect(await offered('platform:\n  hosts:\n    - role: |\n', 'platform')).toEqual(['server', 'agent']);
  });

  test('offers what the kind of a step has, and no other', async () => {
    const keys = await offered('kind: Phase\nsteps:\n  - id: x\n    kind: host\n    s|\n', 'phase');
    expect(keys).toContain('script');
    expect(keys).not.toContain('secrets');
  });

  test('is explained', async () => {
    const hover = await editing.hover({ ...at('platform:\n  network:\n    la|n: x\n'), ...own.platform });
    expect(JSON.stringify(hover?.contents)).toContain('The network of the hosts.');
  });
});
