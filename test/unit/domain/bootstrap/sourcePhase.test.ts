import { describe, expect, test } from 'vitest';
import { sourceSteps, withSourcePhase } from '../../../../src/domain/bootstrap/sourcePhase.ts';
import { variables } from '../../../../src/domain/cel/cel.ts';
import { conditionOf, prepared, textOf } from '../../../../src/domain/phases/expression.ts';
import type { PhaseSpec, PlatformSpec } from '../../../../src/domain/phases/spec.ts';
import { child, github, gitlab, root } from '../../actions/source/switchedObjects.ts';
import { platformOf } from '../../live/platform.ts';

const repository = { primary: gitlab, mirror: github, source: 'github', revision: 'main' };
const platform = platformOf([], {
  platform: { repository },
  files: { a: { paths: [], documents: [], problem: null } },
});
const rows = ['argocd', 'longhorn'];

function made(spec: PlatformSpec = platform): { readonly spec: PlatformSpec; readonly phase: PhaseSpec } {
  const of = withSourcePhase(spec, 'gitlab', rows);
  if ('problem' in of) throw new Error(of.problem);
  const [phase, another] = of.phases;
  if (phase === undefined || another !== undefined) throw new Error('It has not one phase.');
  return { spec: of, phase };
}

function expressionsOf(id: string, spec?: PlatformSpec) {
  const check = made(spec).phase.checks.find((one) => one.id === id);
  if (check === undefined || check.expect === null) throw new Error(`${id} expects nothing.`);
  return { expect: prepared(check.expect), message: check.message === null ? null : prepared(check.message) };
}

describe('the phase of a switch', () => {
  test('is the only one, and needs no files', () => {
    const { spec, phase } = made();
    expect(spec).toMatchObject({ name: platform.name, platform: platform.platform, files: {} });
    expect(phase).toMatchObject({ id: 'source-gitlab', title: 'Source GitLab', requires: [], when: null });
  });

  test('has its steps in their order, each done by a check that is there, and only root is disruptive', () => {
    const { steps, checks } = made().phase;
    expect(steps.map(({ id, kind, risk, satisfiedBy }) => [id, kind, risk, satisfiedBy])).toEqual([
      ['read', 'applications', 'none', ['said']],
      ['commit', 'gitops', 'none', ['said']],
      ['arrive', 'applications', 'none', ['source']],
      ['root', 'helmfile', 'disruptive', ['source']],
      ['follow', 'applications', 'none', ['followed']],
    ]);
    expect(steps.map(({ id }) => id)).toEqual(Object.values(sourceSteps));
    expect(checks.map(({ id }) => id)).toEqual(['said', 'source', 'followed']);
    expect(steps.map((step) => ('rows' in step ? step.rows : null))).toEqual([
      [],
      null,
      [],
      ['root-application'],
      rows,
    ]);
  });

  test('names the way back of what changes something', () => {
    const back = 'The same command switches back to GitHub.';
    expect(
      made()
        .phase.steps.filter(({ undo }) => undo === back)
        .map(({ id }) => id),
    ).toEqual(['commit', 'root']);
  });

  test.each<readonly [string, object, string]>([
    ['no second address', { ...repository, primary: '' }, 'platform.repository.primary in platform.yaml is not'],
    ['another word', { ...repository, source: 'svn' }, 'is neither github nor gitlab'],
    ['one address for both', { ...repository, primary: github }, 'there is nothing to switch'],
  ])('is not made for %s', (_, of, problem) => {
    const spec = platformOf([], { platform: { repository: of } as PlatformSpec['platform'] });
    expect(withSourcePhase(spec, 'gitlab', rows)).toEqual({ problem: expect.stringContaining(problem) as string });
  });
});

describe('its checks', () => {
  test.each(['gitlab', 'github'])('said: platform.yaml names %s', (source) => {
    const given = variables({ platform: { repository: { ...repository, source } } });
    const { expect: wanted, message } = expressionsOf('said');
    expect(conditionOf(wanted, given)).toEqual({ value: source === 'gitlab' });
    expect(message === null ? null : textOf(message, given)).toEqual({ value: `source: ${source}` });
  });

  test.each<readonly [what: string, roots: readonly object[], value: boolean, message: string]>([
    ['reads it', [root('gitlab', '')], true, gitlab],
    ['reads the other', [root('github', '')], false, github],
    ['is not there', [], false, ''],
    ['has several sources', [root('gitlab', '', { spec: { source: null, sources: [{}] } })], false, ''],
  ])('source: root %s', (_, roots, value, said) => {
    const { expect: wanted, message } = expressionsOf('source');
    expect(conditionOf(wanted, variables({ roots }))).toEqual({ value });
    expect(message === null ? null : textOf(message, variables({ roots }))).toEqual({ value: said });
  });

  const moved = root('gitlab', '');
  const told = root('github', '', { spec: { source: { repoURL: gitlab } } });
  test.each<readonly [what: string, all: readonly object[], value: boolean]>([
    ['all read it', [moved, child('argocd', 'gitlab', ''), child('longhorn', 'gitlab', '')], true],
    ['one reads the other', [moved, child('argocd', 'gitlab', ''), child('longhorn', 'github', '')], false],
    ['somebody else reads the other', [moved, child('argocd', 'gitlab', ''), child('mine', 'github', '')], true],
    ['root was not compared with it yet', [told, child('argocd', 'gitlab', '')], false],
    ['root was never compared', [root('gitlab', '', { status: null })], false],
    ['there is no root', [child('argocd', 'gitlab', '')], false],
    ['one has a single source', [moved, root('github', '', { metadata: { name: 'argocd' } })], true],
  ])('followed: %s', (_, all, value) => {
    expect(conditionOf(expressionsOf('followed').expect, variables({ all }))).toEqual({ value });
  });

  test('an address with quotes stays a text', () => {
    const odd = `https://x/'"\\".git`;
    const spec = platformOf([], { platform: { repository: { ...repository, primary: odd } } });
    const roots = [root('gitlab', '', { spec: { source: { repoURL: odd } } })];
    expect(conditionOf(expressionsOf('source', spec).expect, variables({ roots }))).toEqual({ value: true });
  });
});
