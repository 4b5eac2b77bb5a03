import { rootRelease } from '../phases/spec.ts';
import type { CheckSpec, PhaseSpec, PlatformSpec, StepSpec } from '../phases/spec.ts';
import { platformPath } from './platformFile.ts';
import { otherSource, sourceNames, sourcesOf } from './source.ts';
import type { Source } from './source.ts';
import { switchId } from './switchId.ts';

/*
 * Switching the source is planned and run like a phase of its own, which no file has: each of its steps is done when
 * its checks say so, and that is all that is known of a switch that was interrupted.
 */

/** The platform with nothing in it but that phase; `rows` are the applications that Argo CD has to read anew. */
export function withSourcePhase(
  spec: PlatformSpec,
  target: Source,
  rows: readonly string[],
): PlatformSpec | { readonly problem: string } {
  const sources = sourcesOf(spec.platform);
  if ('problem' in sources) return sources;
  const addresses = { taken: sources.addresses[target], left: sources.addresses[otherSource[target]] };
  const phase: PhaseSpec = {
    id: switchId(target),
    number: 0,
    title: `Source ${sourceNames[target]}`,
    summary: `Argo CD reads the platform from ${sourceNames[target]}.`,
    spot,
    requires: [],
    when: null,
    steps: stepsOf(target, rows),
    checks: checksOf(target, addresses, rows),
    unusable: [],
    problem: null,
  };
  return { ...spec, phases: [phase], files: {} };
}

/** Ids of the steps, in their order. */
export const sourceSteps = {
  read: 'read',
  commit: 'commit',
  arrive: 'arrive',
  root: 'root',
  follow: 'follow',
} as const;

const spot = { path: platformPath, line: 0 };

function stepsOf(target: Source, rows: readonly string[]): readonly StepSpec[] {
  const name = sourceNames[target];
  const back = `The same command switches back to ${sourceNames[otherSource[target]]}.`;
  const base = { spot, when: null, risk: 'none' } as const;
  return [
    {
      ...base,
      id: sourceSteps.read,
      kind: 'applications',
      title: `See whether Argo CD can read ${name}`,
      rows: [],
      satisfiedBy: ['said'],
      undo: 'Nothing to undo; the temporary Application goes at once.',
    },
    {
      ...base,
      id: sourceSteps.commit,
      kind: 'gitops',
      title: `Say so in ${platformPath}`,
      satisfiedBy: ['said'],
      undo: back,
    },
    {
      ...base,
      id: sourceSteps.arrive,
      kind: 'applications',
      title: `Wait until ${name} has the commit`,
      rows: [],
      satisfiedBy: ['source'],
      undo: 'Nothing to undo; the temporary Application goes at once.',
    },
    {
      ...base,
      id: sourceSteps.root,
      kind: 'helmfile',
      title: `Let root read ${name}`,
      rows: [rootRelease],
      satisfiedBy: ['source'],
      risk: 'disruptive',
      undo: back,
    },
    {
      ...base,
      id: sourceSteps.follow,
      kind: 'applications',
      title: 'Wait until all Applications have followed',
      rows,
      satisfiedBy: ['followed'],
      undo: 'Nothing to undo; it only waits.',
    },
  ];
}

const application = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', namespace: 'argocd' } as const;

function checksOf(
  target: Source,
  { taken, left }: { readonly taken: string; readonly left: string },
  rows: readonly string[],
): readonly CheckSpec[] {
  const base = { why: null, remedy: null, level: 'required', requires: [], when: null, message: null, spot } as const;
  // A text of CEL is written as one of JSON.
  const [to, from, names] = [taken, left, rows].map((value) => JSON.stringify(value));
  const read = { ...application, labels: null, metadataOnly: false };
  return [
    {
      ...base,
      id: 'said',
      kind: 'file',
      title: `${platformPath} names ${sourceNames[target]}`,
      reads: [],
      expect: `platform.repository.source == ${JSON.stringify(target)}`,
      message: `'source: ' + platform.repository.source`,
    },
    {
      ...base,
      id: 'source',
      kind: 'resource',
      title: `Root reads ${sourceNames[target]}`,
      reads: [{ ...read, name: 'roots', object: 'root' }],
      expect: `roots.exists(r, r.spec.?source.?repoURL.orValue('') == ${to})`,
      message: `roots.map(r, r.spec.?source.?repoURL.orValue('')).join('')`,
    },
    {
      ...base,
      id: 'followed',
      kind: 'resource',
      title: `All Applications read ${sourceNames[target]}`,
      reads: [{ ...read, name: 'all', object: null }],
      expect: [
        `all.exists(a, a.metadata.name == 'root' && a.?status.?sync.?comparedTo.?source.?repoURL.orValue('') == ${to})`,
        `all.all(a, !(a.metadata.name in ${names}) || !a.spec.?sources.orValue([]).exists(s, s.?repoURL.orValue('') == ${from}))`,
      ].join(' && '),
    },
  ];
}
