import { expect, test } from 'vitest';
import type { PhaseResult } from '../../../../src/domain/phases/result.ts';
import { isBootstrappable } from '../../../../src/vscode/bootstrap/bootstrappable.ts';
import { phaseResult } from '../phases/results.ts';

const step = {
  id: 'release',
  kind: 'gitops',
  title: 'Release security',
  spot: { path: 'phases/3-security/phase.yaml', line: 7 },
  applies: true,
  satisfied: false,
  reason: 'released: 2',
  problem: null,
};

test.each<[string, Partial<PhaseResult>, boolean]>([
  ['with a step that has something to do', {}, true],
  ['that failed, which a step may mend', { state: 'failed' }, true],
  ['without steps', { steps: [] }, false],
  ['whose steps have nothing to do', { steps: [{ ...step, satisfied: true }] }, false],
  ['that waits for an earlier one', { blockedBy: ['storage'] }, false],
  ['that does not apply', { state: 'notApplicable' }, false],
  ['that can not be judged', { reason: 'It is no YAML.' }, false],
])('A phase %s offers to be bootstrapped: %o %s', (_, said, wanted) => {
  expect(isBootstrappable(phaseResult({ state: 'failed', steps: [step], ...said }))).toBe(wanted);
});
