import { expect, test } from 'vitest';
import { needsOf } from '../../../../src/actions/bootstrap/stepNeeds.ts';
import { steps } from '../../../../src/actions/bootstrap/steps.ts';
import { needsTogether } from '../../../../src/domain/bootstrap/needs.ts';
import { nameOfRight } from '../../../../src/domain/kubernetes/failure.ts';
import type { ApplicationSpec, StepSpec } from '../../../../src/domain/phases/spec.ts';
import { phaseOf, platformOf } from '../../live/platform.ts';
import { makes } from './house.ts';

const row = (more: object): ApplicationSpec => ({ phase: 1, enabled: true, bootstrap: true, ...more });
const applications = {
  web: row({ namespace: 'apps' }),
  'sealed-secrets': row({ namespace: 'seals' }),
};

/** What one step needs beyond what every run does. */
function needed(step: Partial<StepSpec>, table: typeof applications | object = applications) {
  const spec = platformOf([], { applications: table as typeof applications });
  const phase = { ...phaseOf('b', []), number: 1 };
  const base = needsTogether([]).rights.length;
  const { programs, rights, wishes } = needsOf({ steps, folder: '/lab', spec, phase, git: null }, [makes('x', step)]);
  return {
    programs,
    rights: rights.slice(base).map(nameOfRight),
    wishes: wishes.map(({ right, without }) => `${nameOfRight(right)}: ${without}`),
  };
}

const lists = { programs: [], rights: [], wishes: [] };
const hosts = { script: 'a.sh', hosts: '[]', arguments: null, input: null };
const seals = ['list', 'get', 'create'].map((verb) => `${verb} secrets in namespace "seals"`);
const restart = 'patch deployments.apps in namespace "seals": A controller that lacks a key is restarted by hand then.';
const inArgo = (...verbs: readonly string[]) =>
  verbs.map((verb) => `${verb} applications.argoproj.io in namespace "argocd"`);

test.each<readonly [kind: string, step: Partial<StepSpec>, needs: object]>([
  ['host', { kind: 'host', ...hosts }, { ...lists, programs: ['ssh'] }],
  ['gitops', { kind: 'gitops' }, { ...lists, programs: ['git'], rights: inArgo('get', 'patch') }],
  ['applications', { kind: 'applications', rows: ['web'] }, { ...lists, rights: inArgo('list', 'patch') }],
  ['applications of no row', { kind: 'applications', rows: [] }, lists],
  ['helmfile of no row', { kind: 'helmfile', rows: [] }, lists],
  ['seal', { kind: 'seal', secrets: [] }, { ...lists, programs: ['git'] }],
  ['backup', { kind: 'backup' }, { programs: ['git'], rights: seals, wishes: [restart] }],
  ['restore', { kind: 'restore' }, { programs: ['git'], rights: seals, wishes: [restart] }],
  ['command', { kind: 'command', run: `['make']` }, lists],
  ['manual', { kind: 'manual', text: 'Do it.' }, lists],
  ['what can not be worked out', { kind: 'applications', rows: ['gone'] }, lists],
])('a step of %s needs what its work takes', (_, step, needs) => {
  expect(needed(step)).toEqual(needs);
});

test('what is installed by helmfile needs both programs, and what charts may have', () => {
  const { programs, rights } = needed({ kind: 'helmfile', rows: ['web'] });
  expect(programs).toEqual(['helm', 'helmfile']);
  expect(rights).toContain('create customresourcedefinitions.apiextensions.k8s.io');
});

test('keys are looked after where the controller of the platform is', () => {
  expect(needed({ kind: 'backup' }, {}).rights).toContain('create secrets in namespace "kube-system"');
});
