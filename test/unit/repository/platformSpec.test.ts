import { describe, expect, test } from 'vitest';
import { platformSpec } from '../../../src/repository/platformSpec.ts';
import { memoryTree } from '../../fakes/tree.ts';
import { shipped, template } from '../domain/phases/template.ts';

const phase = (checks: string): string =>
  `apiVersion: slipway/v1\nkind: Phase\ntitle: A\nsummary: S.\nrequires: [b]\nchecks:\n${checks}`;
const small = {
  'platform.yaml': 'platform:\n  releasedPhase: 1\n  optional: {n8n: false}\n  gpu: {enabled: true}\n',
  'applications.yaml': [
    'applications:',
    '  n8n: {folder: phases/1-a/n8n, namespace: n8n, when: "{{ .Values.platform.optional.n8n }}"}',
    '  web: {folder: phases/1-a/web, namespace: web, wave: 1, chart: {name: web, version: 1.0.0}}',
    '  own: {folder: apps/own, namespace: own, when: "{{ and .Values.platform.gpu.enabled true }}"}',
    '',
  ].join('\n'),
  'phases/1-a/phase.yaml': phase('  - {id: c, kind: file, title: C, reads: {a: {file: a.yaml}}, expect: "true"}\n'),
};
const specOf = (files: Readonly<Record<string, string>>) => platformSpec(memoryTree(files), 'home');

describe('what is a platform', () => {
  test.each([
    ['nothing', {}],
    [
      'a file of this name of somebody else',
      { 'platform.yaml': 'name: x\n', 'applications.yaml': 'applications: {}\n' },
    ],
    ['ours without phases and table', { 'platform.yaml': 'platform: {}\n' }],
  ])('%s is none', (_, files) => {
    expect(specOf(files)).toBeNull();
  });
});

describe('the template', () => {
  const { spec } = template();

  test('has no problem, all phases and their checks', () => {
    expect(specOf(shipped)?.problems).toEqual([]);
    expect(spec.phases.map(({ number, id, requires, problem }) => [number, id, requires, problem])).toEqual([
      [0, 'hosts', [], null],
      [1, 'storage', ['hosts'], null],
      [2, 'gitops', ['storage'], null],
      [3, 'security', ['gitops'], null],
      [4, 'services', ['security'], null],
      [5, 'runners', ['services'], null],
      [6, 'quality', ['runners'], null],
    ]);
    expect(spec.phases.reduce((count, { checks }) => count + checks.length, 0)).toBeGreaterThan(100);
  });

  test('can be sent as JSON', () => {
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  });

  test('Places are those of the files', () => {
    const [phase0] = spec.phases;
    const [check] = phase0?.checks ?? [];
    const line = shipped['phases/0-hosts/phase.yaml']?.split('\n')[check?.spot.line ?? 0];
    expect([check?.spot.path, line]).toEqual(['phases/0-hosts/phase.yaml', '  - id: server']);
  });
});

describe('the table', () => {
  test('has phase and condition of each row', () => {
    const spec = specOf(small);
    expect(spec?.applications).toEqual({
      n8n: {
        folder: 'phases/1-a/n8n',
        namespace: 'n8n',
        when: '{{ .Values.platform.optional.n8n }}',
        phase: 1,
        enabled: false,
      },
      web: {
        folder: 'phases/1-a/web',
        namespace: 'web',
        wave: 1,
        chart: { name: 'web', version: '1.0.0' },
        phase: 1,
        enabled: true,
      },
      own: {
        folder: 'apps/own',
        namespace: 'own',
        when: '{{ and .Values.platform.gpu.enabled true }}',
        phase: -1,
        enabled: true,
      },
    });
    expect(spec?.problems).toEqual(["Whether own is switched on can't be told here; it is taken as switched on."]);
  });

  test('is both files together, as Helm merges them', () => {
    const local =
      'applications:\n  web: {wave: 2, chart: {version: 2.0.0}}\n  mine: {folder: phases/1-a/mine, namespace: mine}\n';
    expect(specOf({ ...small, 'applications.local.yaml': local })?.applications).toMatchObject({
      web: { wave: 2, namespace: 'web', chart: { name: 'web', version: '2.0.0' } },
      mine: { phase: 1, enabled: true },
    });
  });

  test('Names of methods are names', () => {
    const spec = specOf({
      ...small,
      'applications.yaml': 'applications:\n  constructor: {namespace: x}\n  __proto__: {namespace: y}\n',
    });
    expect(Object.keys(spec?.applications ?? {})).toEqual(['constructor', '__proto__']);
  });
});

describe("what can't be read", () => {
  test.each([
    ['platform.yaml', 'platform:\n  - [\n', "platform.yaml can't be read: "],
    ['applications.yaml', 'applications: [}\n', "applications.yaml can't be read: "],
    ['applications.yaml', 'other: {}\n', 'applications.yaml can\'t be read: it has no key "applications"'],
    ['phases/1-a/phase.yaml', 'title: [\n', "phases/1-a/phase.yaml can't be read: line 1: "],
    [
      'phases/1-a/phase.yaml',
      phase('  - {id: c, kind: nothing, title: C}\n'),
      'phases/1-a/phase.yaml can\'t be used: line 7: "nothing" is no kind of check.',
    ],
  ])('%s is told: %#', (path, text, problem) => {
    const spec = specOf({ ...small, [path]: text });
    expect(spec?.problems.filter((one) => !one.startsWith('Whether'))).toEqual([expect.stringContaining(problem)]);
  });

  test('Without a table there are no rows', () => {
    const { 'applications.yaml': _, ...rest } = small;
    expect(specOf(rest)).toMatchObject({ applications: {}, problems: [] });
  });

  test("A platform that can't be read is null, and the rest is there", () => {
    expect(specOf({ ...small, 'platform.yaml': 'platform:\n  a: [\n' })).toMatchObject({
      platform: null,
      phases: [{ id: 'a' }],
    });
  });
});
