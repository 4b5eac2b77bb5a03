/** Which kinds lie in no namespace, by what Kubernetes and the makers of custom resources say themselves. */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { customModules, download, kubernetes } from '../../scripts/schemas/modules.ts';
import { isClusterWide } from '../../src/domain/kubernetes/scope.ts';

const hasGo = spawnSync('go', ['version']).status === 0;

interface Operation {
  readonly 'x-kubernetes-action'?: string;
  readonly 'x-kubernetes-group-version-kind'?: {
    readonly group: string;
    readonly version: string;
    readonly kind: string;
  };
}

/** By `apiVersion kind`, of which the version decides nothing: whether it lies in no namespace. */
type Scopes = ReadonlyMap<string, boolean>;

test.skipIf(!hasGo)('the kinds of Kubernetes itself', { timeout: 120_000 }, async () => {
  const scopes = builtIn(join(await download(kubernetes), 'api/openapi-spec/v3'));
  expect(scopes.size).toBeGreaterThan(90);
  expect([...scopes].filter(isToldWrong)).toEqual([]);
});

test.skipIf(!hasGo)('the kinds of custom resources', { timeout: 120_000 }, async () => {
  const scopes = new Map<string, boolean>();
  for (const module of customModules) {
    const folder = await download(module);
    for (const path of module.crds) for (const [kind, isWide] of defined(join(folder, path))) scopes.set(kind, isWide);
  }
  expect([...scopes.values()].filter(Boolean).length).toBeGreaterThan(10);
  expect([...scopes].filter(isToldWrong)).toEqual([]);
});

function isToldWrong([id, isWide]: readonly [string, boolean]): boolean {
  const [apiVersion = '', kind = ''] = id.split(' ');
  return isClusterWide({ apiVersion, kind }) !== isWide;
}

/** A kind lies in a namespace when one of its paths does; paths of subresources are other kinds. */
function builtIn(folder: string): Scopes {
  const scopes = new Map<string, boolean>();
  for (const file of readdirSync(folder)) {
    const { paths = {} } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    };
    for (const [path, operations] of Object.entries(paths)) {
      const [, namespaced, rest = ''] =
        /^\/(?:api\/v1|apis\/[^/]+\/[^/]+)\/(namespaces\/\{namespace\}\/)?(.+)$/.exec(path) ?? [];
      if (rest.startsWith('watch/') || rest.split('/').length > 2) continue;
      for (const operation of Object.values(operations)) {
        const of = operation['x-kubernetes-group-version-kind'];
        if (of === undefined || !['get', 'list', 'post'].includes(operation['x-kubernetes-action'] ?? '')) continue;
        const id = `${of.group === '' ? '' : `${of.group}/`}${of.version} ${of.kind}`;
        scopes.set(id, (scopes.get(id) ?? true) && namespaced === undefined);
      }
    }
  }
  return scopes;
}

/** Read line by line: to parse all that is in them takes a minute. */
function defined(path: string): Scopes {
  if (statSync(path).isDirectory())
    return new Map(readdirSync(path).flatMap((name) => Array.from(defined(join(path, name)))));
  if (!/\.ya?ml$/.test(path)) return new Map();
  const definitions = readFileSync(path, 'utf8')
    .split(/^---$/m)
    .filter((text) => /^kind: CustomResourceDefinition$/m.test(text));
  return new Map(
    definitions.flatMap((text) => {
      const [group, kind, scope] = [/^ {2}group: (\S+)$/m, /^ {4}kind: (\S+)$/m, /^ {2}scope: (\S+)$/m].map(
        (line) => line.exec(text)?.[1],
      );
      if (group === undefined || kind === undefined || scope === undefined) throw new Error(`${path} reads otherwise.`);
      // Those are files of a command line, which no cluster has.
      return group === 'cli.kyverno.io' ? [] : [[`${group}/v1 ${kind}`, scope === 'Cluster'] as const];
    }),
  );
}
