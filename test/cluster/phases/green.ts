import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { KubeObject } from '../../../scripts/cluster/objects.ts';
import { startDemo } from '../../../scripts/demo/demo.ts';
import { writeWorkspace } from '../../../scripts/demo/workspace.ts';
import { planOf } from '../../../src/domain/phases/plan.ts';
import { queriesOf } from '../../../src/domain/phases/queries.ts';
import { nodeTree } from '../../../src/node/tree.ts';
import { platformSpec } from '../../../src/repository/platformSpec.ts';

/** A platform with all phases done: its repository, and of its objects those that the checks read. */
export interface Green {
  readonly objects: readonly KubeObject[];
  /** A folder, which goes with `remove`. */
  readonly repository: string;
  /** Kinds that the checks read, as `apps/v1 Deployment`. */
  readonly kinds: ReadonlySet<string>;
  remove(): void;
}

/** The platform of the demo, whose objects are made so that a real API server takes them. */
export async function greenPlatform(): Promise<Green> {
  const demo = await startDemo({ story: 'full', pace: 1 });
  try {
    const repository = mkdtempSync(join(tmpdir(), 'slipway-phases-'));
    await writeWorkspace(repository, { sealing: demo.sealing, released: 6 });
    const spec = platformSpec(nodeTree(repository), basename(repository));
    if (spec === null) throw new Error('The workspace of the demo is no platform.');
    const queries = queriesOf(planOf(spec), () => false);
    const kinds = new Set(queries.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`));
    const wanted = new Set([...kinds, 'v1 Namespace', 'v1 ServiceAccount', definition]);
    const objects = demo.state.kinds
      .map(({ group, version, kind }) => ({ apiVersion: group === '' ? version : `${group}/${version}`, kind }))
      .filter(({ apiVersion, kind }) => wanted.has(`${apiVersion} ${kind}`))
      .flatMap((kind) => demo.state.list(kind))
      .map((object) => acceptable(bare(object as KubeObject)))
      .filter((object) => object.kind !== 'Secret' || 'labels' in object.metadata)
      .filter((object) => !isDefinition(object) || [...kinds].some((kind) => defines(object, kind)));
    return { objects, repository, kinds, remove: () => rmSync(repository, { recursive: true, force: true }) };
  } finally {
    await demo.close();
  }
}

const definition = 'apiextensions.k8s.io/v1 CustomResourceDefinition';

export function isDefinition({ kind }: KubeObject): boolean {
  return kind === 'CustomResourceDefinition';
}

function defines({ spec }: KubeObject, kind: string): boolean {
  const { group, names } = spec as { group: string; names: { kind: string } };
  return kind.startsWith(`${group}/`) && kind.endsWith(` ${names.kind}`);
}

/** Without what only one cluster gives an object. */
function bare({ metadata, ...rest }: KubeObject): KubeObject {
  const { name, namespace, labels, annotations } = metadata;
  const kept = {
    name,
    ...(namespace && { namespace }),
    ...(labels && { labels }),
    ...(annotations && { annotations }),
  };
  return { ...rest, metadata: kept };
}

type Fields = Record<string, unknown>;

const container = {
  name: 'main',
  image: 'example.org/main:1.0.0',
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  },
};
const template = { spec: { containers: [container], restartPolicy: 'Never' } };

const complete = ['SuccessCriteriaMet', 'Complete'].map((type) => ({ type, status: 'True' }));

/** The demo leaves out what nobody looks at and a real API server insists on. */
function acceptable(object: KubeObject): KubeObject {
  const spec = (object['spec'] ?? {}) as Fields;
  const status = object['status'] as Fields | undefined;
  switch (object.kind) {
    case 'Application':
      return { ...object, status: { ...status, operationState: undefined } };
    case 'CronJob':
      return { ...object, spec: { ...spec, jobTemplate: { spec: { template } } } };
    case 'Job':
      return { ...object, spec: { ...spec, template }, status: { ...status, conditions: complete } };
    case 'Pod': {
      const { securityContext } = container;
      const containers = (spec['containers'] as Fields[]).map((one) => Object.assign({ securityContext }, one));
      return { ...object, spec: { ...spec, containers } };
    }
    case 'Secret':
      return { ...object, type: 'Opaque', data: {} };
    case 'Service':
      return { ...object, spec: { ...spec, clusterIP: undefined, clusterIPs: undefined } };
    default:
      return object;
  }
}
