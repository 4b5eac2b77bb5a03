import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/domain/yaml/parse.ts';
import { phaseSpec } from '../../../src/repository/phaseSpec.ts';

const known = { number: 1, id: 'a', path: 'phases/1-a/phase.yaml', phase: null };
const head = 'apiVersion: slipway/v1\nkind: Phase\ntitle: A\nsummary: S.\n';
const made = (text: string | null) =>
  phaseSpec(known, text, parse, (path) => ({ objects: [{ from: path }], problem: null }));
const checkOf = (text: string) => {
  const { checks, problem } = made(`${head}checks:\n  - ${text.replaceAll('\n', '\n    ')}\n`);
  return problem ?? checks[0];
};

describe('a check', () => {
  test('has all that its file says', () => {
    const text = [
      'id: c',
      'kind: resource',
      'title: C',
      'why: W.',
      'remedy: R.',
      'level: advisory',
      'requires: [d]',
      'when: "true"',
      'reads:',
      '  a: {apiVersion: v1, kind: Pod, namespace: ns, name: o, labels: x=y, metadataOnly: true}',
      '  b: {apiVersion: v1, kind: Pod}',
      '  c: {files: "x/*.yaml"}',
      '  d: {file: y.yaml}',
      'expect: a.size() == 1',
      'message: "\'x\'"',
    ].join('\n');
    expect(checkOf(text)).toEqual({
      id: 'c',
      kind: 'resource',
      title: 'C',
      why: 'W.',
      remedy: 'R.',
      level: 'advisory',
      requires: ['d'],
      when: 'true',
      expect: 'a.size() == 1',
      message: "'x'",
      spot: { path: known.path, line: 5 },
      reads: [
        { name: 'a', apiVersion: 'v1', kind: 'Pod', namespace: 'ns', object: 'o', labels: 'x=y', metadataOnly: true },
        { name: 'b', apiVersion: 'v1', kind: 'Pod', namespace: null, object: null, labels: null, metadataOnly: false },
        { name: 'c', files: 'x/*.yaml' },
        { name: 'd', files: 'y.yaml' },
      ],
    });
  });

  test.each([
    ['{id: c, kind: git, expect: "true"}', { kind: 'git', title: 'c', level: 'required' }],
    ['{id: c, kind: applications}', { kind: 'applications', rows: null }],
    ['{id: c, kind: applications, rows: [a, b]}', { rows: ['a', 'b'] }],
    [
      '{id: c, kind: admission, manifest: p.yaml, accepted: true}',
      { refusedBy: null, objects: [{ from: 'phases/1-a/p.yaml' }] },
    ],
    ['{id: c, kind: admission, manifest: p.yaml, refusedBy: x}', { refusedBy: 'x', manifest: 'p.yaml' }],
    ['{id: c, kind: http, url: "x"}', { url: 'x', status: null, token: null }],
    ['{id: c, kind: http, url: "x", status: [200, 204], token: t}', { status: [200, 204], token: 't' }],
    ['{id: c, kind: command, run: "[]", expect: "true"}', { run: '[]' }],
    ['{id: c, kind: host, hosts: h, run: "[]", expect: "true"}', { hosts: 'h', run: '[]' }],
    ['{id: c, kind: probe, manifest: p.yaml, for: 3m}', { for: '3m', problem: null }],
  ])('%s', (text, expected) => {
    expect(checkOf(text)).toMatchObject(expected);
  });

  test.each([
    ['{kind: git, expect: "true"}', 'it has no "id"'],
    ['{id: c}', 'it has no "kind"'],
    ['{id: c, kind: nothing}', '"nothing" is no kind of check'],
    ['{id: c, kind: git}', 'the check has no "expect"'],
    ['{id: c, kind: resource, expect: "true", reads: {a: {kind: Pod}}}', 'it has no "apiVersion"'],
    ['{id: c, kind: file, expect: "true", reads: {a: {apiVersion: v1, kind: Pod}}}', '"a" reads the cluster'],
    ['{id: c, kind: admission, manifest: p.yaml}', 'either "refusedBy" or "accepted: true"'],
    [
      '{id: c, kind: admission, manifest: p.yaml, refusedBy: x, accepted: true}',
      'either "refusedBy" or "accepted: true"',
    ],
    ['{id: c, kind: http}', 'it has no "url"'],
    ['{id: c, kind: probe, manifest: p.yaml}', 'it has no "for"'],
  ])('%s makes the phase unusable', (text, problem) => {
    expect(checkOf(text)).toContain(`${known.path} can't be used: line 6: `);
    expect(checkOf(text)).toContain(problem);
  });
});

describe('a phase', () => {
  test('has its steps', () => {
    const text = `${head}requires: [b]\nwhen: "false"\nsteps:\n  - {id: s, kind: manual, title: S, satisfiedBy: [c], when: "true", text: Do it.}\n  - {id: t, kind: gitops}\nchecks:\n  - {id: c, kind: git, expect: "true"}\n`;
    expect(made(text)).toMatchObject({
      id: 'a',
      number: 1,
      title: 'A',
      summary: 'S.',
      requires: ['b'],
      when: 'false',
      problem: null,
      steps: [
        { id: 's', kind: 'manual', title: 'S', satisfiedBy: ['c'], when: 'true', spot: { line: 7 } },
        { id: 't', title: 't', satisfiedBy: [], when: null },
      ],
      unusable: [],
    });
  });

  test.each([
    ['{id: s, kind: host}', { id: 's', kind: 'host', title: 's' }, 'it has no "script"'],
    ['{id: s, kind: nothing, title: S}', { id: 's', kind: 'nothing', title: 'S' }, '"nothing" is no kind of step'],
    ['{kind: gitops}', { id: '', kind: 'gitops', title: 'Step 2' }, 'it has no "id"'],
    ['{id: s}', { id: 's', kind: '', title: 's' }, 'it has no "kind"'],
    ['text', { id: '', kind: '', title: 'Step 2' }, 'it has no "id"'],
    ['{id: s, kind: gitops, risk: grave}', { kind: 'gitops' }, '"grave" is no risk'],
    ['{id: s, kind: seal, secrets: [{file: f}]}', { kind: 'seal' }, 'it has no "name"'],
  ])('with the step %s has its checks and its other steps, and says what is wrong', (step, told, problem) => {
    const steps = `steps:\n  - {id: r, kind: gitops}\n  - ${step}\n  - {id: t, kind: gitops}\n`;
    const spec = made(`${head}${steps}checks:\n  - {id: c, kind: git, expect: "true"}\n`);
    expect(spec).toMatchObject({ problem: null, steps: [{ id: 'r' }, { id: 't' }], checks: [{ id: 'c' }] });
    const spot = { path: known.path, line: 6 };
    const sentence = `${known.path} line 7: the step "${spec.unusable[0]?.title}" can't be used: ${problem}.`;
    expect(spec.unusable).toEqual([expect.objectContaining({ ...told, spot, problem: sentence })]);
  });

  test.each([
    [null, "is missing, or can't be read."],
    ['', "can't be used: line 1: it has no checks."],
    ['[]', "can't be used: line 1: it has no checks."],
    ['a: [', "can't be read: line 1: "],
    [`${head}checks: [{id: c, kind: git, expect: a}, {id: c, kind: git, expect: a}]`, 'two checks have the id "c"'],
    [`${head}checks: 7`, 'it has no checks'],
  ])("%j can't be used", (text, problem) => {
    const spec = made(text);
    expect(spec.problem).toContain(problem);
    expect(spec.checks).toEqual([]);
  });
});
