import { describe, expect, test } from 'vitest';
import { phasesText } from '../../../../src/cli/format/phasesText.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { dedent } from '../../dedent.ts';
import { checkResult, phaseResult, phasesReport, waiting } from '../phaseResults.ts';

test('Green is one line a phase; of the rest every check is there, with what to do', () => {
  const phases = [
    phaseResult('hosts', [checkResult('a'), checkResult('b', { state: 'notApplicable' })], {
      number: 0,
      title: 'Hosts',
    }),
    phaseResult(
      'security',
      [
        checkResult('kyverno', { title: 'Kyverno is ready', message: '1.19.1, 1 replica' }),
        checkResult('deny', {
          title: 'Baseline policies deny',
          state: 'failed',
          message: 'disallow-latest-tag is in Audit',
          remedy: 'Sync kyverno-policies.',
        }),
        checkResult('refused', { ...waiting, title: 'A privileged pod is refused' }),
        checkResult('mode', { title: 'Restricted', state: 'failed', level: 'advisory', message: 'none' }),
        checkResult('secret', {
          title: 'Keys',
          state: 'unknown',
          message: 'may not list secrets',
          reason: 'Forbidden.',
        }),
        checkResult('old', { title: 'Old', state: 'stale', message: 'was passed', reason: 'Seen at noon.' }),
        checkResult('next', { title: 'Next', state: 'blocked', message: 'waits for Baseline policies deny' }),
        checkResult('none', { title: 'Card', state: 'notApplicable', message: '' }),
      ],
      { number: 3, title: 'Security', state: 'failed' },
    ),
    phaseResult(
      'services',
      [checkResult('x', { title: 'GitLab', state: 'failed', message: 'gitlab is missing' }), checkResult('y')],
      {
        number: 4,
        title: 'Core services',
        state: 'blocked',
        blockedBy: ['security'],
      },
    ),
  ];
  expect(phasesText(phasesReport(phases))).toBe(dedent`
    homelab · home · https://127.0.0.1:6443 · v1.36.0
    ✓ 0  Hosts                        1/1
    ✗ 3  Security                     1/6 · 1 failed
       ✓ Kyverno is ready             1.19.1, 1 replica
       ✗ Baseline policies deny       disallow-latest-tag is in Audit
          → Sync kyverno-policies.
       ◌ A privileged pod is refused  runs with --allow http
       ✗ Restricted                   none (advisory)
       ? Keys                         may not list secrets
          Forbidden.
       ~ Old                          was passed
          Seen at noon.
       ⊘ Next                         waits for Baseline policies deny
       – Card
    ⊘ 4  Core services                waits for Security
       ✗ GitLab                       gitlab is missing
    Checked 12 checks of 3 phases: 3 passed, 3 failed (1 advisory), 1 blocked, 1 not known, 1 stale, 1 run only with --allow, 2 not applicable.
  `);
});

describe('the cluster', () => {
  const head = (cluster: Parameters<typeof phasesReport>[1]) => phasesText(phasesReport([], cluster)).split('\n', 1)[0];
  const nothing = { context: null, server: null, uid: null, version: null };
  test('that is not reachable says why', () => {
    const error = "https://127.0.0.1:6443 can't be reached: nothing listens there.";
    expect(head({ cluster: { ...nothing, context: 'home', reachable: false, error } })).toBe(
      `homelab · home · not reachable: ${error}`,
    );
  });
  test('that nobody names is none', () => {
    expect(head({ cluster: { ...nothing, reachable: false, error: 'There is no kubeconfig.' } })).toBe(
      'homelab · no context · not reachable: There is no kubeconfig.',
    );
  });
  test('that does not tell who it is says so', () => {
    expect(head({ cluster: { ...nothing, context: 'home', reachable: true, error: 'Forbidden.' } })).toBe(
      'homelab · home · Forbidden.',
    );
  });
});

test('What is wrong with the cluster is told once, with what to do; below it stands that nothing is known', () => {
  const error = 'There is no kubeconfig: /home/me/.kube/config does not exist.';
  const unknown = { state: 'unknown', message: 'no kubeconfig that can be used', reason: error } as const;
  const remedy = 'Copy that of your cluster there.';
  const phases = [
    phaseResult(
      'hosts',
      [
        checkResult('a', { ...unknown, title: 'Nodes', remedy }),
        checkResult('b', { ...unknown, title: 'Labels', message: 'waits for Nodes' }),
        checkResult('c', { title: 'Disk', state: 'failed', level: 'advisory', message: 'none', reason: 'No disk.' }),
      ],
      { title: 'Hosts', state: 'unknown', reason: error },
    ),
    phaseResult('storage', [checkResult('a', { ...unknown, title: 'Longhorn', remedy })], {
      title: 'Storage',
      state: 'unknown',
    }),
  ];
  const cluster = { reachable: false, context: null, server: null, uid: null, version: null, error };
  expect(phasesText(phasesReport(phases, { cluster }))).toBe(dedent`
    homelab · no context · not reachable: ${error}
    → ${remedy}
    ? 1  Hosts     0/2 · unknown
       ? Nodes     no kubeconfig that can be used
       ? Labels    waits for Nodes
       ✗ Disk      none (advisory)
          No disk.
    ? 1  Storage   0/1 · unknown
       ? Longhorn  no kubeconfig that can be used
    Checked 4 checks of 2 phases: 0 passed, 1 failed (1 advisory), 3 not known.
  `);
});

describe('whatever is in it, a terminal shows it and does not obey', () => {
  const once = phasesReport([
    phaseResult(
      'a',
      [
        checkResult('a', { state: 'failed', reason: 'r', remedy: 'r' }),
        checkResult('b', { state: 'failed', reason: 'why' }),
      ],
      { state: 'failed', reason: 'why' },
    ),
  ]);
  const plain = phasesText({ ...once, cluster: { ...once.cluster, error: 'r' } });
  test.each(Object.entries(hostile))('%s', (_, text) => {
    const more = { title: text, message: text, reason: text, remedy: text, state: 'failed' } as const;
    const other = checkResult('b', { ...more, reason: `${text}!`, remedy: null });
    const phase = phaseResult('a', [checkResult('a', more), other], {
      title: text,
      state: 'failed',
      reason: `${text}!`,
    });
    const report = phasesReport([phase]);
    const output = phasesText({ ...report, platform: text, cluster: { ...report.cluster, error: text } });
    // oxlint-disable-next-line no-control-regex -- what a terminal obeys
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(output.split('\n')).toHaveLength(plain.split('\n').length);
  });
});

test('A step that can not be understood is named below its phase, also of one that is green', () => {
  const problem = 'phases/1-storage/phase.yaml line 7: the step "x" can\'t be used: it has no "script".';
  const spot = { path: 'phases/1-storage/phase.yaml', line: 6 };
  const step = { id: 'x', kind: 'host', title: 'x', spot, applies: true, satisfied: false, reason: problem, problem };
  const usable = { ...step, id: 'y', reason: 'Something is missing.', problem: null };
  const green = phaseResult('hosts', [checkResult('a')], { title: 'Hosts', steps: [usable, step] });
  const lines = phasesText(phasesReport([green, phaseResult('b', [checkResult('b')])])).split('\n');
  expect(lines.slice(1, 3)).toEqual([expect.stringMatching(/^✓ 1 {2}Hosts +1\/1$/), `      ${problem}`]);
  expect(lines.join()).not.toContain('Something is missing');
});
