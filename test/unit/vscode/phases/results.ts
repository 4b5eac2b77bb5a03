import type { CheckResult, PhaseResult } from '../../../../src/domain/phases/result.ts';

/** A check that passed, but for what is said. */
export function checkResult(said: Partial<CheckResult> = {}): CheckResult {
  return {
    id: 'enforced',
    kind: 'resource',
    title: 'Baseline policies deny',
    why: null,
    level: 'required',
    spot: { path: 'phases/3-security/phase.yaml', line: 70 },
    state: 'passed',
    message: '12 deny',
    reason: null,
    remedy: null,
    blockedBy: null,
    right: null,
    was: null,
    needsValidate: false,
    evidence: { at: null, reads: [], files: [], summary: '' },
    culprits: [],
    ms: 0,
    ...said,
  };
}

export function phaseResult(said: Partial<PhaseResult> = {}): PhaseResult {
  return {
    id: 'security',
    number: 3,
    title: 'Security',
    summary: 'Nothing runs as root.',
    spot: { path: 'phases/3-security/phase.yaml', line: 0 },
    state: 'passed',
    blockedBy: [],
    reason: null,
    steps: [],
    checks: [checkResult()],
    ...said,
  };
}
