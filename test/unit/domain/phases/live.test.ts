import { describe, expect, test } from 'vitest';
import { judgePhases } from '../../../../src/domain/phases/judgePhases.ts';
import type { Culprit } from '../../../../src/domain/phases/result.ts';
import { onDemandKinds } from '../../../../src/domain/phases/spec.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { product } from '../../product.ts';
import { checkIn } from './checkIn.ts';
import { changed, checksOf, copied, greenObjects, without, worldOf } from './greenWorld.ts';
import type { Objects } from './greenWorld.ts';
import { template } from './template.ts';

const { plan, rows, settings } = template();
const green = greenObjects(rows, settings);

const placeOfCulprit = ({ kind, namespace, name, pointer }: Culprit): string =>
  `${kind} ${namespace === null ? '' : `${namespace}/`}${name} ${pointer}`.trim();

/** Checks that say something against the template itself: its file system, and that it has two hosts. */
const advised = new Set(['storage/supported', 'storage/hosts']);

/** Live checks that do not apply to the template as it is. */
const elsewhere = new Set(['gitops/deploy-key', 'services/source']);

const live = checksOf(plan).filter(
  ({ id, kind }) => ![...onDemandKinds].some((one) => one === kind) && !elsewhere.has(id),
);

/** One change that turns a check red, what its row says then, and who is to blame first. */
type Break = { readonly check: string; readonly message: string; readonly culprit: string | null } & (
  | { readonly object: string; readonly path: string; readonly value?: unknown }
  | { readonly without: string }
  | { readonly copy: string; readonly as: string }
);

const breaks: readonly Break[] = JSON.parse(readFileSync(join(product, 'test/fixtures/phases/breaks.json'), 'utf8'));

function broken(change: Break, objects: Objects): Objects {
  if ('without' in change) return without(objects, change.without);
  if ('copy' in change) return copied(objects, change.copy, change.as);
  return changed(objects, change.object, change.path, change.value);
}

/** One change of a file that turns each check of files red, and what its row says then. */
const fileBreaks: readonly (readonly [id: string, path: string, from: string, to: string, message: string])[] = [
  ...['storage', 'gitops', 'security', 'services', 'runners', 'quality'].map((phase, index) => {
    const message = `released: ${index}`;
    return [`${phase}/released`, 'platform.yaml', 'releasedPhase: 6', `releasedPhase: ${index}`, message] as const;
  }),
  ['gitops/certificate', 'pub-cert.pem', '', '', 'pub-cert.pem is missing'],
  [
    'services/sealed',
    'phases/4-services/gitlab/secrets/gitlab-initial.yaml',
    'PASSWORD',
    'X',
    '5 sealed; gitlab-initial: GITLAB_ROOT_PASSWORD is missing',
  ],
  ['services/sealed-n8n', 'phases/4-services/n8n/secrets/n8n-secrets.yaml', '', '', 'n8n-secrets is missing'],
  [
    'services/sealed-searxng',
    'phases/4-services/searxng/secrets/searxng-env.yaml',
    'kind: SealedSecret',
    'kind: Secret',
    'searxng-env is missing',
  ],
  ['runners/app', 'platform.yaml', 'id: 1', 'id: 0', 'app 0'],
  [
    'runners/sealed-github',
    'phases/5-runners/arc-runners/secrets/arc-github-app.yaml',
    'namespace: arc-runners\nspec:',
    'spec:\n  x:',
    'arc-github-app: github_app_id is missing',
  ],
  [
    'runners/sealed-gitlab',
    'phases/5-runners/gitlab-runner/secrets/gitlab-runner-token.yaml',
    'runner-token',
    'x',
    'gitlab-runner-token is missing',
  ],
  ['quality/configured', '.pre-commit-config.yaml', 'id: shfmt', 'id: other', '20 hooks; shfmt is missing'],
];

describe('the checks of the template', () => {
  const judged = judgePhases(plan, worldOf(green), null);

  test.each(live.filter(({ id }) => !advised.has(id)))('$id passes in a cluster that has everything', ({ id }) => {
    expect(checkIn(id, plan, worldOf(green))).toMatchObject({
      state: 'passed',
      reason: null,
      remedy: null,
      culprits: [],
    });
  });

  test('All of them are judged at once, and no phase waits', () => {
    expect(judged.results.map(({ id, state, blockedBy }) => ({ id, state, blockedBy }))).toEqual(
      ['hosts', 'storage', 'gitops', 'security', 'services', 'runners', 'quality'].map((id) => ({
        id,
        state: id === 'hosts' || id === 'gitops' ? 'passed' : 'unknown',
        blockedBy: [],
      })),
    );
  });

  test.each(breaks)('$check fails by one change', (change) => {
    const { check, message, culprit } = change;
    const result = checkIn(check, plan, worldOf(broken(change, green)));
    const { state, culprits } = result;
    expect({ state, message: result.message, culprit: culprits.map(placeOfCulprit)[0] ?? null }).toEqual({
      state: 'failed',
      message,
      culprit,
    });
    expect(result.remedy).not.toBeNull();
  });

  describe('after releasedPhase was lowered', () => {
    const lowered = template(['platform.yaml', 'releasedPhase: 6', 'releasedPhase: 4']);
    const entry = (name: string, more: object = {}) => ({
      group: 'argoproj.io',
      kind: 'Application',
      namespace: 'argocd',
      name,
      status: 'OutOfSync',
      requiresPruning: true,
      ...more,
    });
    const rootWith = (...resources: readonly object[]): Objects => {
      const outOfSync = changed(green, 'Application argocd/root', 'status.sync.status', 'OutOfSync');
      return changed(outOfSync, 'Application argocd/root', 'status.resources', resources);
    };
    const kept = [entry('arc'), entry('trivy-operator'), entry('gitlab', { status: 'Synced', requiresPruning: false })];

    test('root keeps what it would have to prune, and nothing has to wait for that', () => {
      const results = judgePhases(lowered.plan, worldOf(rootWith(...kept)), null).results;
      const checks = results.find(({ id }) => id === 'gitops')?.checks ?? [];
      expect(checks.find(({ id }) => id === 'root')).toMatchObject({
        state: 'passed',
        message: 'OutOfSync, Healthy, keeps arc, trivy-operator',
      });
      expect(checks.find(({ id }) => id === 'children')).toMatchObject({ state: 'passed' });
      // The next one can be released; the one after it waits for that.
      const waiting = results.filter(({ blockedBy }) => blockedBy.length > 0);
      expect(waiting.map(({ id, blockedBy }) => ({ id, blockedBy }))).toEqual([
        { id: 'quality', blockedBy: ['runners'] },
      ]);
    });

    test.each([
      ['an application of a released phase is gone from Git', [...kept, entry('ollama')]],
      ['something else is gone from Git', [...kept, entry('arc', { group: '', kind: 'ConfigMap' })]],
      ['one is not as Git says', [...kept, entry('gitlab', { requiresPruning: false })]],
      ['one is gone that no row names', [...kept, entry('former')]],
      ['nothing is said to be too much', [entry('arc', { requiresPruning: false, status: 'Synced' })]],
    ])('and %s, root is not green', (_, resources) => {
      const result = checkIn('gitops/root', lowered.plan, worldOf(rootWith(...resources)));
      expect(result).toMatchObject({ state: 'failed', message: expect.stringContaining('OutOfSync') });
    });

    test('and root is degraded, it is not green', () => {
      const degraded = changed(rootWith(...kept), 'Application argocd/root', 'status.health.status', 'Degraded');
      expect(checkIn('gitops/root', lowered.plan, worldOf(degraded))).toMatchObject({ state: 'failed' });
    });

    test('and raised again, what is kept is no longer too much', () => {
      expect(checkIn('gitops/root', plan, worldOf(rootWith(...kept)))).toMatchObject({ state: 'failed' });
    });
  });

  test('A policy of the old kind is told by its name', () => {
    const old = { apiVersion: 'kyverno.io/v1', kind: 'ClusterPolicy', metadata: { name: 'need-team' } };
    const result = checkIn('security/one-family', plan, worldOf(new Map([...green, ['ClusterPolicy need-team', old]])));
    expect(result).toMatchObject({ state: 'failed', message: 'need-team' });
  });

  test.each(fileBreaks)('%s fails by a change of %s', (id, path, from, to, message) => {
    const other = from === '' ? template({ without: [path] }) : template([path, from, to]);
    const { state, message: told } = checkIn(id, other.plan, worldOf(green));
    expect({ state, message: told }).toEqual({ state: 'failed', message });
  });

  test('Every live check has its break', () => {
    const known = new Set(
      [...breaks.map(({ check }) => check), ...fileBreaks.map(([id]) => id)].concat('security/one-family', ...advised),
    );
    expect(live.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
  });
});
