import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KubeObject } from '../../../scripts/cluster/objects.ts';
import { buildPeer } from '../../../scripts/peers/build.ts';
import { recipeOf } from '../../../scripts/peers/recipes.ts';
import { clusterOf } from '../../../scripts/render/cluster.ts';
import { objectsIn } from '../../../scripts/render/documents.ts';
import { template } from '../../../scripts/render/helm.ts';
import type { Helm } from '../../../scripts/render/helm.ts';
import type { JsonObject } from '../../../scripts/render/json.ts';
import { moduleCharts, placeModuleCharts } from '../../../scripts/render/modules.ts';
import { renderApplication, renderRoot } from '../../../scripts/render/rendering.ts';

export const repository: string = join(import.meta.dirname, '../../../platform-repo');

/** What the template renders to, as far as its charts can be had here. */
export interface Platform {
  readonly namespaces: readonly KubeObject[];
  readonly policies: readonly KubeObject[];
  readonly exceptions: readonly KubeObject[];
  /** Everything else, each in the namespace that Argo CD gives it. */
  readonly others: readonly KubeObject[];
  /** The template's policies in their former form, ClusterPolicies, from the same chart. */
  readonly classic: readonly KubeObject[];
}

const lastPhase = 6;

const decisive: ReadonlySet<string> = new Set(['Namespace', 'ValidatingPolicy', 'PolicyException']);

/** The charts of these take long, and bring nothing that policies have a say in here. */
const leftOut: ReadonlySet<string> = new Set(['argocd', 'kyverno']);

const policiesChart = moduleCharts
  .filter(({ name }) => name === 'kyverno-policies')
  .map(({ name, version }) => `${name}-${version}`)
  .join('');

export async function renderedPlatform(): Promise<Platform> {
  const work = await mkdtemp(join(tmpdir(), 'slipway-admission-'));
  try {
    const charts = join(work, 'charts');
    await placeModuleCharts(charts);
    const { path: program } = await buildPeer(recipeOf('helm'));
    const helm = { program, home: join(work, 'helm'), ...(await clusterOf(repository)) };
    const places = { repository, charts, work };
    const { applications } = await renderRoot(places, helm, lastPhase);
    const all: KubeObject[] = [];
    for (const application of applications.filter(({ name }) => !leftOut.has(name))) {
      const rendered = await renderApplication(places, helm, application, lastPhase);
      const texts = [...rendered.charts, ...rendered.folders].map(({ text }) => text);
      all.push(...texts.flatMap((text) => objectsOf(text, application.namespace)));
    }
    const ofKind = (kind: string): readonly KubeObject[] => all.filter((one) => one.kind === kind);
    return {
      namespaces: ofKind('Namespace'),
      policies: ofKind('ValidatingPolicy'),
      exceptions: ofKind('PolicyException'),
      others: all.filter(({ kind }) => !decisive.has(kind)),
      classic: await classicPolicies(helm, charts),
    };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function objectsOf(text: string, namespace: string): readonly KubeObject[] {
  return objectsIn(text, namespace).map((object) => {
    const { metadata } = object as JsonObject & KubeObject;
    return Object.assign({}, object as JsonObject & KubeObject, { metadata: Object.assign({ namespace }, metadata) });
  });
}

/** All of the chart, refusing, but for two that only audit. */
async function classicPolicies(helm: Helm, charts: string): Promise<readonly KubeObject[]> {
  const text = await template(helm, {
    chart: join(charts, policiesChart),
    release: 'classic',
    namespace: 'kyverno',
    valueFiles: [],
    values: {
      policyType: 'ClusterPolicy',
      podSecurityStandard: 'restricted',
      includeOtherPolicies: ['require-non-root-groups'],
      validationFailureAction: 'Enforce',
      validationFailureActionByPolicy: { 'restrict-volume-types': 'Audit', 'require-non-root-groups': 'Audit' },
    },
    skipTests: true,
  });
  return objectsIn(text, 'classic') as unknown as readonly KubeObject[];
}

/** A ValidatingPolicy whose audit warns too: that is all that a client gets to see of it. */
export function telling(policy: KubeObject): KubeObject {
  const spec = policy['spec'] as JsonObject;
  const isAudited = JSON.stringify(spec['validationActions']) === '["Audit"]';
  return isAudited ? { ...policy, spec: { ...spec, validationActions: ['Audit', 'Warn'] } } : policy;
}
