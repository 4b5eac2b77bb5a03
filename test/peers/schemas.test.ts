import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mapChildren, references } from '../../scripts/schemas/structure.ts';
import { owned } from '../../scripts/schemas/write.ts';
import type { Schema, SchemaFile, SchemaIndex } from '../../src/domain/schema/schema.ts';

const root = join(import.meta.dirname, '../..');
const schemas = join(root, 'schemas');
const hasGo = spawnSync('go', ['version']).status === 0;

test.skipIf(!hasGo)('the bundled schemas are what the command makes', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'schemas-'));
  try {
    execFileSync(process.execPath, [join(root, 'scripts/schemas/generate.ts'), folder]);
    expect(generated(folder)).toEqual(generated(schemas));
    for (const path of generated(schemas)) {
      const same = readFileSync(join(folder, path)).equals(readFileSync(join(schemas, path)));
      expect(same, `${path} is not what "npm run schemas" makes`).toBe(true);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('every reference leads to a definition', () => {
  const lost = files().flatMap((path) =>
    Object.entries(read(path).definitions).flatMap(([name, schema]) =>
      references(schema)
        .filter((ref) => target(path, ref) === undefined)
        .map((ref) => `${path}#${name}: ${ref}`),
    ),
  );
  expect(lost).toEqual([]);
});

test('every kind has its definition, and every group of the index its two files', () => {
  for (const path of Object.values(paths())) {
    for (const file of [read(path), read(`described/${path}`)]) {
      const missing = Object.values(file.kinds).filter((name) => file.definitions[name] === undefined);
      expect({ path, missing }).toEqual({ path, missing: [] });
    }
  }
  expect(files().toSorted()).toEqual(
    Object.values(paths())
      .flatMap((path) => [path, `described/${path}`])
      .toSorted(),
  );
});

test('no kind gets lost when a module is pinned anew', () => {
  const kinds = Object.entries(paths()).flatMap(([group, path]) =>
    Object.keys(read(path).kinds).map((kind) => `${group}/${kind}`),
  );
  expect(kinds.length).toBeGreaterThanOrEqual(296);
  expect(kinds).toEqual(
    expect.arrayContaining([
      'apiextensions.k8s.io/v1/CustomResourceDefinition',
      'apps/v1/Deployment',
      'argoproj.io/v1alpha1/ApplicationSet',
      'autoscaling/v1/Scale',
      'bitnami.com/v1alpha1/SealedSecret',
      'core/v1/ConfigMapList',
      'helm.cattle.io/v1/HelmChartConfig',
      'kyverno.io/v1/ClusterPolicy',
      'policies.kyverno.io/v1/ValidatingPolicy',
      'policy/v1/Eviction',
      'traefik.io/v1alpha1/IngressRoute',
    ]),
  );
});

test('fields with a closed list of values have it, and say what each value means', () => {
  const protocol = 'io.k8s.api.core.v1.ServicePort';
  const judged = read('kubernetes/1.36/core').definitions[protocol]?.properties?.['protocol'];
  const described = read('described/kubernetes/1.36/core').definitions[protocol]?.properties?.['protocol'];
  expect(judged).toEqual({ type: 'string', enum: ['SCTP', 'TCP', 'UDP'] });
  expect(described).toMatchObject({ enum: ['SCTP', 'TCP', 'UDP'] });
  expect(described?.description).toContain('`"UDP"` is the UDP protocol');
});

test('what is described is what is judged', () => {
  for (const path of Object.values(paths())) {
    for (const name of Object.values(read(path).kinds)) {
      const plain = undescribed(`described/${path}`, { $ref: `#${name}` }, []);
      expect(plain, `${path}#${name}`).toEqual(undescribed(path, { $ref: `#${name}` }, []));
    }
  }
});

const cache = new Map<string, SchemaFile>();

function read(path: string): SchemaFile {
  const file = cache.get(path) ?? (JSON.parse(readFileSync(join(schemas, `${path}.json`), 'utf8')) as SchemaFile);
  cache.set(path, file);
  return file;
}

function paths(): Readonly<Record<string, string>> {
  const index = JSON.parse(readFileSync(join(schemas, 'index.json'), 'utf8')) as SchemaIndex;
  const native = Object.values(index.kubernetes).flatMap(({ groups }) => Object.entries(groups));
  const custom = Object.entries(index.crds).map(([group, { file }]) => [group, file] as const);
  return Object.fromEntries([...native, ...custom]);
}

/** Paths of all generated files below a folder. */
function generated(folder: string): readonly string[] {
  return owned.flatMap((name) =>
    statSync(join(folder, name)).isDirectory()
      ? readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' })
          .filter((path) => path.endsWith('.json'))
          .map((path) => `${name}/${path}`)
          .toSorted()
      : [name],
  );
}

function files(): readonly string[] {
  return generated(schemas)
    .filter((path) => path.endsWith('.json') && path !== 'index.json')
    .map((path) => path.slice(0, -'.json'.length));
}

interface Target {
  readonly path: string;
  readonly name: string;
  readonly schema: Schema;
}

function target(from: string, ref: string): Target | undefined {
  const [file = '', name = ''] = ref.split('#');
  const path = file === '' ? from : file;
  const schema = read(path).definitions[name];
  return schema && { path, name, schema };
}

/** The schema with references followed, but not into themselves, and without descriptions. */
function undescribed(path: string, schema: Schema, within: readonly string[]): Schema {
  const { description: _, $ref, ...plain } = schema;
  const found = $ref === undefined ? undefined : target(path, $ref);
  if (found === undefined) return mapChildren(plain, (child) => undescribed(path, child, within));
  if (within.includes(found.name)) return { $ref: found.name };
  return { ...plain, ...undescribed(found.path, found.schema, [...within, found.name]) };
}
