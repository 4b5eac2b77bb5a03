import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { moduleDir } from '../peers/modules.ts';
import { customModules, download } from '../schemas/modules.ts';
import type { Api } from './api.ts';
import { apply, read, referenceOf, type KubeObject } from './objects.ts';
import { standIns } from './standIns.ts';
import { until } from './until.ts';

/** Whose kinds there are, and where they come from: files and folders of a module, or stand-ins where no module has them. */
const sources = {
  argocd: () => module('argo-cd', 'manifests/crds'),
  'sealed-secrets': () => module('sealed-secrets', 'helm/sealed-secrets/crds'),
  kyverno: () => module('kyverno', 'config/install-latest-testing.yaml'),
  'cert-manager': () => module('cert-manager', 'deploy/crds'),
  traefik: () => custom('github.com/traefik/traefik/v3'),
  'helm-controller': () => custom('github.com/k3s-io/helm-controller'),
  longhorn: () => Promise.resolve(standIns.longhorn),
  'actions-runner-controller': () => Promise.resolve(standIns['actions-runner-controller']),
  'trivy-operator': () => Promise.resolve(standIns['trivy-operator']),
} as const satisfies Readonly<Record<string, () => Promise<readonly KubeObject[]>>>;

export type CrdSource = keyof typeof sources;

export const crdSources: readonly CrdSource[] = Object.keys(sources) as CrdSource[];

/** The CustomResourceDefinitions of one source. */
export function crdsOf(source: CrdSource): Promise<readonly KubeObject[]> {
  return sources[source]();
}

/** Makes the kinds of one source known to the cluster and returns when they are served. Answers the definitions' names. */
export async function installCrds(api: Api, source: CrdSource): Promise<readonly string[]> {
  const definitions = await crdsOf(source);
  // One after the other: large ones keep the server busy for so long that together they would be late.
  for (const definition of definitions) await define(api, definition);
  await Promise.all(definitions.map((definition) => served(api, definition)));
  return definitions.map(({ metadata }) => metadata.name);
}

/** A definition that is there stays as it is. */
async function define(api: Api, definition: KubeObject): Promise<void> {
  if ((await read(api, referenceOf(definition))) === undefined) await apply(api, definition);
}

/**
 * It can be listed, and is established. The server answers for a kind five seconds before it is: until then discovery does
 * not tell it, and a server that is killed in between never establishes it.
 */
async function served(api: Api, definition: KubeObject): Promise<void> {
  const { group, versions, names } = definition['spec'] as {
    group: string;
    versions: readonly { name: string; served: boolean }[];
    names: { plural: string };
  };
  const lists = versions
    .filter((one) => one.served)
    .map(({ name }) => `/apis/${group}/${name}/${names.plural}?limit=1`);
  await until(`${definition.metadata.name} to be served`, async () => {
    if (!established(await read(api, referenceOf(definition)))) return undefined;
    const answers = await Promise.all(lists.map((list) => api('GET', list)));
    return answers.every(({ status }) => status === 200) ? true : undefined;
  });
}

function established(definition: KubeObject | undefined): boolean {
  const { conditions = [] } = (definition?.['status'] ?? {}) as { conditions?: { type: string; status: string }[] };
  return conditions.some(({ type, status }) => type === 'Established' && status === 'True');
}

async function module(name: Parameters<typeof moduleDir>[0], ...paths: readonly string[]): Promise<KubeObject[]> {
  const folder = await moduleDir(name);
  return definitionsIn(paths.map((path) => join(folder, path)));
}

/** From a module that the bundled schemas are made of. */
async function custom(path: string): Promise<readonly KubeObject[]> {
  const found = customModules.find((one) => one.path === path);
  if (found === undefined) throw new Error(`No module ${path} is pinned for schemas.`);
  const folder = await download(found);
  return definitionsIn(found.crds.map((file) => join(folder, file)));
}

function definitionsIn(paths: readonly string[]): KubeObject[] {
  const found = paths.flatMap(yamlFiles).flatMap(documentsIn).filter(isDefinition);
  if (found.length === 0) throw new Error(`There is no CustomResourceDefinition in ${paths.join(', ')}.`);
  return found;
}

/** The objects of a YAML file. */
export function documentsIn(file: string): KubeObject[] {
  return parseAllDocuments(readFileSync(file, 'utf8')).flatMap((document) => {
    if (document.errors[0] !== undefined) throw new Error(`${file}: ${document.errors[0].message}`);
    const content = document.toJS({ maxAliasCount: -1 }) as KubeObject | null;
    return content === null ? [] : [content];
  });
}

export function isDefinition({ kind }: KubeObject): boolean {
  return kind === 'CustomResourceDefinition';
}

function yamlFiles(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name) && !name.endsWith('kustomization.yaml'))
    .toSorted()
    .map((name) => join(path, name));
}
