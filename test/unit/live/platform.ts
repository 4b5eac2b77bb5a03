import type { Asked, CheckSpec, ObjectSource, PhaseSpec, PlatformSpec } from '../../../src/domain/phases/spec.ts';

const spot = { path: 'phases/0-a/phase.yaml', line: 0 };

/** A check of a phase. */
export function checkSpec(id: string, asked: Asked, more: Partial<CheckSpec> = {}): CheckSpec {
  const base = { id, title: id, why: null, remedy: null, level: 'required', requires: [], when: null } as const;
  return { ...base, expect: null, message: null, spot, ...asked, ...more } as CheckSpec;
}

/** A check of what a cluster has. */
export function reading(
  id: string,
  { name, apiVersion, kind, ...more }: Pick<ObjectSource, 'name' | 'apiVersion' | 'kind'> & Partial<ObjectSource>,
  expect: string,
): CheckSpec {
  const read = { name, apiVersion, kind, namespace: null, object: null, labels: null, metadataOnly: false, ...more };
  return checkSpec(id, { kind: 'resource', reads: [read] }, { expect });
}

/** A platform of one phase, `a`. */
export function platformOf(checks: readonly CheckSpec[], more: Partial<PlatformSpec> = {}): PlatformSpec {
  return {
    name: 'home',
    platform: { releasedPhase: 1 },
    applications: {},
    phases: [phaseOf('a', checks)],
    files: {},
    problems: [],
    ...more,
  };
}

export function phaseOf(id: string, checks: readonly CheckSpec[]): PhaseSpec {
  return {
    id,
    number: 0,
    title: id,
    summary: '',
    spot,
    requires: [],
    when: null,
    steps: [],
    unusable: [],
    checks,
    problem: null,
  };
}
