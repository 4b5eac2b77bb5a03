import { hostStep } from '../../../../src/actions/bootstrap/hostStep.ts';
import type { StepPlan, StepPorts, WorkOf } from '../../../../src/actions/bootstrap/step.ts';
import type { Planned } from '../../../../src/domain/bootstrap/plan.ts';
import type { ScriptedPrograms } from '../../../fakes/programs.ts';
import { place, world, type Acted, type Arrived } from './hostWorld.ts';

export const path = 'bootstrap/hosts/k3s-agent.sh';
export const text = 'case $1 in --dry-run) echo "+ join" ;; esac\n';
export const files = { [`/lab/${path}`]: text };
export const token = 'K10abcdef::server:0123456789';

export const homelab = { host: { name: 'homelab', address: '10.0.0.1' }, args: ['--name', 'homelab'], input: null };
export const node2 = {
  host: { name: 'node2', address: '10.0.0.2' },
  args: ['--name', 'node 2'],
  input: { host: 'homelab', argv: ['cat', '/var/token'] },
};

/** A step on two hosts; what the second one reads comes from the first. */
export const two: WorkOf<'host'> = { kind: 'host', script: path, runs: [homelab, node2] };

/** The script, which says what it does, and the command that prints the token. */
export function act({ host, name, isDryRun, input }: Arrived): Acted {
  if (name === 'output') return { stdout: `${token}\n` };
  if (isDryRun) return { stdout: `+ join ${host}\n`, stderr: 'a hint\n' };
  return { stdout: `+ join ${host}\n${input.slice(text.length)}`, stderr: `got ${input.slice(text.length)}` };
}

type HostDecision = Parameters<typeof hostStep.run>[2];

export async function planned(
  programs: ScriptedPrograms,
  work: WorkOf<'host'> = two,
  where = place(),
): Promise<{ readonly ports: StepPorts; readonly plan: Planned; readonly whole: StepPlan<HostDecision> }> {
  const { ports } = world(programs, files);
  const whole = await hostStep.plan(ports, where, work, new AbortController().signal);
  return { ports, plan: whole.shown, whole };
}
