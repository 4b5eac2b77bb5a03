import { expect, test } from 'vitest';
import { compareWithKyverno } from '../../../src/actions/compareWithKyverno.ts';
import type { AskedOfKyverno } from '../../../src/domain/policy/comparison/compare.ts';
import type { Comparison } from '../../../src/domain/policy/comparison/document.ts';
import { ScriptedPrograms, untilAborted } from '../../fakes/programs.ts';
import type { Scripted } from '../../fakes/programs.ts';

const object = { apiVersion: 'v1', kind: 'Pod', namespace: 'default', name: 'web' };
const asked: AskedOfKyverno = {
  files: [
    {
      path: '/r/a.yaml',
      bindings: ['/r/b.yaml'],
      policies: [{ policy: 'p', answers: [{ policy: 'p', rule: '', object, result: 'pass', message: '' }] }],
      onlyMapped: false,
    },
  ],
  objects: [
    { text: 'kind: Pod', isMapped: true },
    { text: 'kind: Widget', isMapped: false },
  ],
  definitions: ['/r/c,d.yaml'],
  failures: ['Something was left out.'],
};

function report(result: string): string {
  return `${JSON.stringify({ results: [{ source: 'KyvernoValidatingPolicy', policy: 'p', result, resources: [object] }] })}\n`;
}

function programs(scripted: Scripted): ScriptedPrograms {
  return new ScriptedPrograms('kyverno')
    .on(['kyverno', 'version'], { stdout: 'Version: v1.19.1\n' })
    .on(['kyverno', 'apply'], scripted);
}

function compare(
  made: ScriptedPrograms,
  what: AskedOfKyverno = asked,
  { signal } = new AbortController(),
): Promise<Comparison> {
  return compareWithKyverno(
    made,
    { program: '/usr/bin/kyverno', folder: '/r', asked: what, onFile: () => undefined },
    signal,
  );
}

test('One run for a file, with the objects on standard input', async () => {
  const made = programs({ stdout: report('pass') });
  expect(await compare(made)).toEqual({
    program: '/usr/bin/kyverno',
    version: '1.19.1',
    policies: 1,
    compared: 1,
    unjudged: 0,
    differences: [],
    silent: [],
    problems: ['Something was left out.'],
  });
  expect(made.lines.slice(1)).toEqual([
    'kyverno apply --resource=- --crd-paths="/r/c,d.yaml" --exceptions-with-resources --policy-report --output-format=json --remove-color -- /r/a.yaml /r/b.yaml',
  ]);
  expect(made.ran[1]).toMatchObject({ cwd: '/r', sees: [], environment: {}, input: 'kind: Pod\n---\nkind: Widget' });
});

test('Where it gives up about others, it is given only what it has a resource for', async () => {
  const made = programs({ stdout: report('pass') });
  await compare(made, { ...asked, files: asked.files.map((file) => Object.assign({}, file, { onlyMapped: true })) });
  expect(made.ran[1]?.input).toBe('kind: Pod');
});

test('A policy of which it says nothing is named', async () => {
  expect((await compare(programs({ stdout: '' }))).silent).toEqual(['p']);
  expect((await compare(programs({ stdout: report('fail') }))).silent).toEqual([]);
});

test('Another result is a difference, whatever the status', async () => {
  const { compared, differences } = await compare(programs({ status: 1, stdout: report('fail') }));
  expect(compared).toBe(1);
  expect(differences.map(({ ours, theirs }) => [ours[0]?.result, theirs[0]?.result])).toEqual([['pass', 'fail']]);
});

test.each<[string, Scripted, string]>([
  ['gives up', { status: 1, stderr: 'x\nError: Error: no such policy\n' }, 'no such policy'],
  ['breaks down', { status: 2, stderr: 'panic: boom\n\ngoroutine 1\n' }, 'boom'],
  ['takes too long', { problem: 'it did not end within 5 min' }, 'it did not end within 5 min'],
  ['fails in silence', { status: 127 }, 'it ended with status 127'],
])('When it %s, nothing of the file is compared', async (_, scripted, sentence) => {
  const { policies, compared, differences, problems } = await compare(programs(scripted));
  expect({ policies, compared, differences }).toEqual({ policies: 0, compared: 0, differences: [] });
  expect(problems[1]).toBe(`Kyverno does not answer about /r/a.yaml: ${sentence}`);
});

test('It is told of each file before it is asked, and ends when cancelled', async () => {
  const controller = new AbortController();
  const told: string[] = [];
  const running = compareWithKyverno(
    programs(untilAborted),
    {
      program: '/usr/bin/kyverno',
      folder: '/r',
      asked,
      onFile: (path) => {
        told.push(path);
        setTimeout(() => controller.abort(), 0);
      },
    },
    controller.signal,
  );
  await expect(running).rejects.toThrow('aborted');
  expect(told).toEqual(['/r/a.yaml']);
});
