import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { apiVersionOf } from '../../../../scripts/demo/api/kinds.ts';
import { meant } from '../../../../scripts/demo/api/list.ts';
import type { Demo } from '../../../../scripts/demo/demo.ts';
import { demoCertificate, sealingOf } from '../../../../scripts/demo/platform/secrets.ts';
import { writeWorkspace } from '../../../../scripts/demo/workspace.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import type { Query } from '../../../../src/domain/kubernetes/query.ts';
import { judgePhases } from '../../../../src/domain/phases/judgePhases.ts';
import { planOf } from '../../../../src/domain/phases/plan.ts';
import type { Plan } from '../../../../src/domain/phases/plan.ts';
import type { PhaseResult } from '../../../../src/domain/phases/result.ts';
import type { Json, PlatformSpec } from '../../../../src/domain/phases/spec.ts';
import type { Seen } from '../../../../src/domain/phases/world.ts';
import { platformSpec } from '../../../../src/repository/platformSpec.ts';
import { memoryTree } from '../../../fakes/tree.ts';

export type Texts = Readonly<Record<string, string>>;

/** What the demo's own repository says, all phases released. */
export async function specOf(replace: Texts = {}): Promise<PlatformSpec> {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-demo-'));
  try {
    await writeWorkspace(folder, { sealing: await sealingOf(demoCertificate), released: 6, replace });
    const spec = platformSpec(memoryTree(filesIn(folder)), 'demo');
    if (spec === null) throw new Error('There is no platform.');
    return spec;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same, released up to another phase. */
export function planned(spec: PlatformSpec, released: number): Plan {
  const { documents = [], ...read } = spec.files['platform.yaml'] ?? { paths: [], problem: null };
  const others = {
    ...spec.files,
    'platform.yaml': { ...read, documents: documents.map((one) => releasing(one, released)) },
  };
  const platform = releasing({ platform: spec.platform }, released);
  return planOf({ ...spec, files: others, platform: (platform as { readonly platform: Json }).platform });
}

function releasing(document: Json, releasedPhase: number): Json {
  const { platform, ...rest } = document as { readonly platform: Readonly<Record<string, Json>> };
  return { ...rest, platform: { ...platform, releasedPhase } };
}

/** The phases, as the objects of the demo are at this moment. */
export function judged(demo: Demo, plan: Plan): readonly PhaseResult[] {
  const world = {
    seen: (query: Query) => seenIn(demo, query),
    noCluster: null,
    git: null,
    onDemand: () => null,
    now: Date.now(),
    filesAt: null,
  };
  return judgePhases(plan, world, null).results;
}

function filesIn(folder: string): Texts {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}

function seenIn({ state }: Demo, query: Query): Seen {
  const at = new Date();
  const kind = state.kinds.find((one) => one.kind === query.kind && apiVersionOf(one) === query.apiVersion);
  if (kind === undefined) {
    const failure = failureOf('no-kind', `There is no ${query.kind}.`);
    return { query, state: { state: 'absent', since: at, failure }, objects: [], resourceVersion: null, at };
  }
  const selectors = new URLSearchParams({ labelSelector: query.labels ?? '', fieldSelector: query.fields ?? '' });
  const target = { type: 'objects', kind, namespace: query.namespace, name: null, part: null, rest: '' } as const;
  const objects = meant(state, target, selectors);
  return { query, state: { state: 'live' }, objects, resourceVersion: String(state.version), at };
}

/** The live checks that are meant, as `phase/check: message`. */
export function checksIn(
  phases: readonly PhaseResult[],
  isMeant: (check: PhaseResult['checks'][number]) => boolean,
): readonly string[] {
  return phases.flatMap(({ id, checks }) =>
    checks
      .filter((check) => live.has(check.kind) && isMeant(check))
      .map((check) => `${id}/${check.id}: ${check.message}`),
  );
}

const live: ReadonlySet<string> = new Set(['resource', 'applications', 'file']);
