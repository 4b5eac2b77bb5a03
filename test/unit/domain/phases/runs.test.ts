import { describe, expect, test } from 'vitest';
import { planOf } from '../../../../src/domain/phases/plan.ts';
import { useOf } from '../../../../src/domain/phases/use.ts';
import { checkSpec, platformOf } from '../../live/platform.ts';
import { template } from './template.ts';

const { plan } = template();

function used(run: string, hosts: string | null = null) {
  const asked = hosts === null ? ({ kind: 'command', run } as const) : ({ kind: 'host', hosts, run } as const);
  return useOf(planOf(platformOf([checkSpec('one', asked)])), 'a', 'one', null);
}

describe('what a check runs', () => {
  test('is a command here', () => {
    expect(useOf(plan, 'quality', 'hooks', null)).toMatchObject({
      tool: 'pre-commit',
      runs: [{ host: null, argv: ['pre-commit', 'run', '--all-files', '--color=never'] }],
    });
  });

  test('is a command on each host, by way of ssh', () => {
    const use = useOf(plan, 'hosts', 'mounted', null);
    expect(use).toMatchObject({ tool: 'ssh' });
    const runs = 'runs' in use ? use.runs : [];
    expect(runs.map(({ host, argv }) => `${host?.name}: ${argv[0]}`)).toEqual([
      'homelab: findmnt',
      'akula-prime: findmnt',
    ]);
  });

  test('is nothing for other kinds, and for no host', () => {
    expect(useOf(plan, 'services', 'answers-argocd', null)).toMatchObject({ runs: [], tool: null });
    expect(used("['true']", '[]')).toMatchObject({ what: 'no host', runs: [], tool: null });
  });

  test('is shown so that one sees where a word ends', () => {
    expect(used("['bash', '-c', 'rm -rf $HOME']")).toMatchObject({ what: "bash -c 'rm -rf $HOME'" });
  });

  test.each([
    ["'true'", null, 'Its command is no list of texts.'],
    ['[]', null, 'Its command is no list of texts.'],
    ["['a', 1]", null, 'Its command is no list of texts.'],
    ['[platform.nothing]', null, "Its command can't be worked out"],
    ["['true']", "'homelab'", 'Its hosts are no list.'],
    ["['true']", 'platform.nothing', "Its hosts can't be worked out"],
    ["['true']", "[{'name': '-oProxyCommand=id'}]", 'A host has no name that can be used'],
    ["['true']", "[{'name': 'a b'}]", 'A host has no name that can be used'],
    ["['true']", "['homelab']", 'A host has no name that can be used'],
    ['[host.nothing]', "[{'name': 'homelab'}]", "Its command can't be worked out"],
  ])('%s on %s: %s', (run, hosts, problem) => {
    const use = used(run, hosts);
    expect('problem' in use ? use.problem : use.what).toContain(problem);
  });

  test('is on no more hosts than a platform has', () => {
    const list = `[${Array.from({ length: 101 }, (_, index) => `{'name': 'h${index}'}`).join(', ')}]`;
    expect(used("['true']", list)).toEqual({ problem: 'It names more than 100 hosts.' });
  });
});
