import { describe, expect, test } from 'vitest';
import { workOf } from '../../../../src/domain/bootstrap/workOf.ts';
import type { ApplicationSpec, Doing, Json, PlatformSpec, StepSpec } from '../../../../src/domain/phases/spec.ts';
import { template } from '../phases/template.ts';

const { spec } = template();

function stepIn(id: string, name: string) {
  const phase = spec.phases.find((one) => one.id === id);
  const step = phase?.steps.find((one) => one.id === name);
  if (phase === undefined || step === undefined) throw new Error(`There is no step ${id}/${name}.`);
  return { phase, step };
}

function work(id: string, name: string, of: PlatformSpec = spec) {
  const { phase, step } = stepIn(id, name);
  return workOf(of, phase, step, null);
}

/** A step of the first phase that is like this. */
function made(doing: Doing, of: PlatformSpec = spec) {
  const { phase, step } = stepIn('hosts', 'server');
  const { id, title, spot, satisfiedBy, when, risk, undo } = step;
  const own: StepSpec = { id, title, spot, satisfiedBy, when, risk, undo, ...doing };
  return workOf(of, phase, own, null);
}

describe('the steps of the template', () => {
  test('can all be worked out', () => {
    const problems = spec.phases.flatMap((phase) =>
      phase.steps.flatMap((step) => {
        const found = workOf(spec, phase, step, null);
        return 'problem' in found ? [`${phase.id}/${step.id}: ${found.problem}`] : [];
      }),
    );
    expect(problems).toEqual([]);
  });

  test('name hosts with their arguments, and what comes from another host', () => {
    expect(work('hosts', 'agents')).toMatchObject({
      kind: 'host',
      script: 'bootstrap/hosts/k3s-agent.sh',
      runs: [
        {
          host: { name: 'akula-prime', address: '192.168.1.99' },
          args: expect.arrayContaining(['--server', 'https://192.168.1.170:6443']),
          input: { host: 'homelab', argv: ['cat', '/var/lib/rancher/k3s/server/node-token'] },
        },
      ],
    });
  });

  test('name rows', () => {
    expect(work('storage', 'longhorn')).toEqual({ kind: 'helmfile', rows: ['longhorn'] });
    expect(work('gitops', 'root')).toEqual({ kind: 'helmfile', rows: ['root-application'] });
    expect(work('security', 'applications')).toMatchObject({ rows: expect.arrayContaining(['kyverno']) });
  });

  test('say where values come from, with those worked out that are no secrets', () => {
    expect(work('services', 'seal-n8n')).toMatchObject({
      secrets: [
        {
          name: 'n8n-secrets',
          entries: expect.arrayContaining([
            { key: 'N8N_HOST', from: 'value', value: 'n8n.lab.home.arpa' },
            { key: 'N8N_ENCRYPTION_KEY', from: 'generate', length: 48, charset: 'alphanumeric' },
          ]),
        },
      ],
    });
  });
});

describe('rows', () => {
  const disabled = (name: string): PlatformSpec => ({
    ...spec,
    applications: Object.fromEntries(
      Object.entries(spec.applications).map(([one, row]): [string, ApplicationSpec] => [
        one,
        one === name ? { ...row, enabled: false } : row,
      ]),
    ),
  });

  test('that are switched off are left out', () => {
    expect(work('storage', 'longhorn', disabled('longhorn'))).toEqual({ kind: 'helmfile', rows: [] });
  });

  test('are those of the phase when none is named', () => {
    const { phase, step } = stepIn('storage', 'longhorn');
    const all = workOf(spec, phase, { ...step, kind: 'helmfile', rows: null }, null);
    expect(all).toEqual({ kind: 'helmfile', rows: expect.arrayContaining(['namespaces', 'longhorn']) });
  });

  test.each(['nobody', '__proto__', 'toString'])('that are not in the table can not be meant: %s', (name) => {
    expect(made({ kind: 'helmfile', rows: [name] })).toEqual({
      problem: `There is no application "${name}" in the table.`,
    });
  });
});

describe('what can not be worked out is said in a sentence', () => {
  const host = (hosts: string, more: Partial<Extract<Doing, { kind: 'host' }>> = {}): Doing => ({
    kind: 'host',
    script: 'x.sh',
    hosts,
    arguments: null,
    input: null,
    ...more,
  });

  test.each<[string, Doing, string]>([
    ['hosts that are none', host("'x'"), 'Its hosts are no list.'],
    ['hosts that fail', host('platform.nothing'), "Its hosts can't be worked out: "],
    ['a host without a name', host('[{}]'), 'A host has no name that can be used.'],
    ['an option for ssh', host("[{'name': '-oProxyCommand=x'}]"), 'A host has no name that can be used.'],
    ['a name for a shell', host("[{'name': 'a;b'}]"), 'A host has no name that can be used.'],
    [
      'arguments that are no texts',
      host('platform.hosts', { arguments: '[1]' }),
      "Its arguments can't be used: it is no list of texts.",
    ],
    ['no command', { kind: 'command', run: '[]' }, 'Its command is empty.'],
    [
      'a command that is a text',
      { kind: 'command', run: "'rm'" },
      "Its command can't be used: it is no list of texts.",
    ],
    [
      'a value that is no text',
      {
        kind: 'seal',
        secrets: [
          {
            name: 'n',
            namespace: 'ns',
            file: 'f',
            type: null,
            labels: {},
            neededBy: [],
            entries: [{ key: 'k', from: 'value', value: '1' }],
          },
        ],
      },
      "The value of k can't be worked out: The result is no text.",
    ],
  ])('%s', (_, doing, problem) => {
    expect(made(doing)).toEqual({ problem: expect.stringContaining(problem) });
  });

  test('without platform.yaml nothing is guessed', () => {
    const none: PlatformSpec = { ...spec, platform: null as Json };
    expect(made(host('platform.hosts'), none)).toEqual({ problem: expect.stringContaining('Its hosts') });
  });
});
