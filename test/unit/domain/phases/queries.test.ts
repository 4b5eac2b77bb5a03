import { describe, expect, test } from 'vitest';
import { keyOfQuery } from '../../../../src/domain/kubernetes/query.ts';
import { planOf } from '../../../../src/domain/phases/plan.ts';
import { allApplications, queriesOf } from '../../../../src/domain/phases/queries.ts';
import type { CheckSpec, ObjectSource, PlatformSpec } from '../../../../src/domain/phases/spec.ts';
import { template } from './template.ts';

const whole = template();

const source = (more: Partial<ObjectSource>): ObjectSource => ({
  name: 'a',
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  namespace: null,
  object: null,
  labels: null,
  metadataOnly: false,
  ...more,
});

function specWith(...sources: readonly Partial<ObjectSource>[]): PlatformSpec {
  const spot = { path: 'phases/0-a/phase.yaml', line: 0 };
  const checks = sources.map((one, index): CheckSpec => ({
    id: `c${index}`,
    title: '',
    why: null,
    remedy: null,
    level: 'required',
    requires: [],
    when: null,
    expect: 'true',
    message: null,
    spot,
    kind: 'resource',
    reads: [source(one)],
  }));
  const phase = {
    id: 'a',
    number: 0,
    title: '',
    summary: '',
    spot,
    requires: [],
    when: null,
    steps: [],
    unusable: [],
    checks,
    problem: null,
  };
  return { name: '', platform: {}, applications: {}, phases: [phase], files: {}, problems: [] };
}

function asked(spec: PlatformSpec, isForbidden: (namespace: string | null) => boolean = () => false): string[] {
  return queriesOf(planOf(spec), ({ namespace }) => isForbidden(namespace)).map(
    ({ kind, namespace, labels, fields, view }) => [kind, namespace, labels, fields, view].join(' '),
  );
}

describe('one query a kind', () => {
  test.each([
    ['of all namespaces', [{}], ['Deployment    object']],
    [
      'of the one namespace that all name',
      [{ namespace: 'a' }, { namespace: 'a', object: 'x' }],
      ['Deployment a   object'],
    ],
    ['of all where they name several', [{ namespace: 'a' }, { namespace: 'b' }], ['Deployment    object']],
    ['with the labels that all name', [{ labels: 'x=y' }, { labels: 'x=y' }], ['Deployment  x=y  object']],
    ['without labels that only some name', [{ labels: 'x=y' }, {}], ['Deployment    object']],
    ['of metadata, where nobody wants more', [{ metadataOnly: true }], ['Deployment    metadata']],
    ['of whole objects, where somebody does', [{ metadataOnly: true }, {}], ['Deployment    object']],
    ['for each kind', [{}, { kind: 'DaemonSet' }], ['Deployment    object', 'DaemonSet    object']],
    ['for each version', [{}, { apiVersion: 'apps/v2' }], ['Deployment    object', 'Deployment    object']],
  ] as const)('%s', (_, sources, queries) => {
    expect(asked(specWith(...sources))).toEqual(queries);
  });

  test('Applications are always asked for as everybody asks for them', () => {
    const one = specWith({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      namespace: 'argocd',
      object: 'root',
    });
    expect(queriesOf(planOf(one), () => false)).toEqual([allApplications]);
  });

  test('of the template: no kind twice', () => {
    const queries = queriesOf(whole.plan, () => false);
    expect(new Set(queries.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)).size).toBe(queries.length);
    expect(new Set(queries.map(keyOfQuery)).size).toBe(queries.length);
    expect(queries.length).toBeGreaterThan(30);
    expect(queries.find(({ kind }) => kind === 'Secret')).toMatchObject({ view: 'metadata' });
  });
});

test('What does not apply is not asked for', () => {
  const kindsOf = ({ plan }: ReturnType<typeof template>): readonly string[] =>
    queriesOf(plan, () => false).map(({ kind }) => kind);
  const off = kindsOf(
    template(['platform.yaml', 'arc: true', 'arc: false'], ['platform.yaml', 'enabled: true', 'enabled: false']),
  );
  expect(kindsOf(whole).filter((kind) => !off.includes(kind))).toEqual([
    'RuntimeClass',
    'Pod',
    'AutoscalingListener',
    'AutoscalingRunnerSet',
    'EphemeralRunner',
  ]);
});

describe('where that is forbidden', () => {
  test('the namespaces are asked one by one', () => {
    const spec = specWith({ namespace: 'a' }, { namespace: 'b', object: 'x' }, { namespace: 'b', labels: 'l' });
    expect(asked(spec, (namespace) => namespace === null)).toEqual([
      'Deployment    object',
      'Deployment a   object',
      'Deployment b   object',
    ]);
  });

  test('and then just what is named', () => {
    const spec = specWith({ namespace: 'a' }, { namespace: 'b', object: 'x' }, { namespace: 'b', labels: 'l' });
    expect(asked(spec, () => true)).toEqual([
      'Deployment    object',
      'Deployment a   object',
      'Deployment b   object',
      'Deployment b  metadata.name=x object',
      'Deployment b l  object',
    ]);
  });
});

test('Of some checks only what they read is asked for', () => {
  const kinds = queriesOf(
    whole.plan,
    () => false,
    (phase, check) => phase === 'storage' && check === 'classes',
  ).map(({ kind }) => kind);
  expect(kinds).toEqual(['StorageClass']);
});
