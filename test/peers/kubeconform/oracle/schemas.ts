import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { moduleDir, type SourceName } from '../../../../scripts/peers/modules.ts';
import { coreSchemas } from './core.ts';
import { crdSchemas, type CustomSchema } from './crds.ts';

/** Where the projects keep their CustomResourceDefinitions. */
const crdFolders: readonly (readonly [SourceName, string])[] = [
  ['argo-cd', 'manifests/crds'],
  ['kyverno', 'config/crds'],
  ['sealed-secrets', 'helm/sealed-secrets/crds'],
  ['cert-manager', 'deploy/crds'],
];

/** Which files the oracle's schemas came to. */
export interface OracleSchemas {
  readonly folder: string;
  readonly core: readonly string[];
  readonly custom: readonly Omit<CustomSchema, 'schema'>[];
}

/** Writes the oracle's schemas as flat files, straight from the modules' OpenAPI document and CRDs. */
export async function writeSchemas(folder: string): Promise<OracleSchemas> {
  await mkdir(folder, { recursive: true });
  const swagger = path.join(await moduleDir('kubernetes'), 'api/openapi-spec/swagger.json');
  const core = coreSchemas(JSON.parse(await readFile(swagger, 'utf8')));
  const custom: CustomSchema[] = [];
  for (const [name, below] of crdFolders) {
    for (const file of await yamlFiles(path.join(await moduleDir(name), below))) {
      custom.push(...crdSchemas(await readFile(file, 'utf8')));
    }
  }
  for (const [file, schema] of core) {
    await writeFile(path.join(folder, file), JSON.stringify(schema));
  }
  for (const { file, schema } of custom) {
    await writeFile(path.join(folder, file), JSON.stringify(schema));
  }
  return {
    folder,
    core: [...core.keys()],
    custom: custom.map(({ file, apiVersion, kind, served }) => ({ file, apiVersion, kind, served })),
  };
}

/** The template that kubeconform and `slipway lint` are given for such a folder. */
export function schemaLocation(folder: string): string {
  return `${folder}/{{.ResourceKind}}{{.KindSuffix}}.json`;
}

async function yamlFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => path.join(folder, name));
}
