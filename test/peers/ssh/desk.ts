/** Scripts that the host step runs over the real ssh, on a host that is the machine itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import { hostScript } from '../../../src/actions/bootstrap/hostScript.ts';
import { hostStep } from '../../../src/actions/bootstrap/hostStep.ts';
import type { StepPorts, WorkOf } from '../../../src/actions/bootstrap/step.ts';
import type { Planned, Ran } from '../../../src/domain/bootstrap/plan.ts';
import { nodeFiles } from '../../../src/node/files.ts';
import { nodePrograms } from '../../../src/node/programs.ts';
import { MemoryQuestions } from '../../fakes/questions.ts';
import { ScriptedPrograms } from '../../fakes/programs.ts';
import { place, world } from '../../unit/actions/bootstrap/hostWorld.ts';
import type { Sshd } from './sshd.ts';

/** Milliseconds for what has to have happened. */
export const soon = { timeout: 30_000, interval: 50 };

export interface Case {
  readonly text: string;
  readonly host?: string;
  readonly args?: readonly string[];
  readonly input?: WorkOf<'host'>['runs'][number]['input'];
}

export interface Desk {
  readonly lab: Sshd;
  /** That of the platform. */
  readonly folder: string;
  readonly questions: MemoryQuestions;
  readonly plan: (one: Case) => Promise<Planned>;
  readonly run: (
    one: Case,
    signal?: AbortSignal,
    say?: (line: string) => void,
  ) => Promise<{ readonly ran: Ran; readonly lines: readonly string[] }>;
  /** Puts a program first on the PATH of the host. */
  readonly onHost: (name: string, text: string) => Promise<void>;
  /** Waits until nothing of a script is left on the host. */
  readonly end: () => Promise<void>;
}

/** A desk of one test, for a server that a whole suite has. */
export async function desk(lab: Sshd): Promise<Desk> {
  const folder = await mkdtemp(path.join(tmpdir(), 'slipway-lab-'));
  const questions = new MemoryQuestions();
  const ports: StepPorts = {
    ...world(new ScriptedPrograms()).ports,
    files: nodeFiles,
    programs: nodePrograms({ ...process.env, PATH: `${lab.bin}:${process.env['PATH'] ?? ''}` }, () => [folder]),
    questions,
  };
  const where = { ...place(), folder };
  const never = new AbortController().signal;
  const work = async ({ text, host = 'homelab', args = [], input = null }: Case): Promise<WorkOf<'host'>> => {
    await writeFile(path.join(folder, 'a.sh'), text);
    return { kind: 'host', script: 'a.sh', runs: [{ host: { name: host, address: '127.0.0.1' }, args, input }] };
  };
  return {
    lab,
    folder,
    questions,
    plan: async (one) => (await hostStep.plan(ports, where, await work(one), never)).shown,
    run: async (one, signal = never, say = () => undefined) => {
      const lines: string[] = [];
      const { script: file, runs } = await work(one);
      const found = await hostScript(nodeFiles, folder, file);
      const ssh = await ports.programs.find('ssh');
      if ('problem' in found || ssh === null) throw new Error('There is nothing to run.');
      const told = (line: string): void => {
        lines.push(line);
        say(line);
      };
      return { ran: await hostStep.run(ports, where, { ssh, path: file, script: found, runs }, told, signal), lines };
    },
    onHost: async (name, text) => {
      const file = path.join(lab.remoteBin, name);
      await writeFile(file, `#!/bin/sh\n${text}\n`);
      await chmod(file, 0o755);
    },
    end: async () => {
      for (const name of await readdir(lab.remoteBin)) await rm(path.join(lab.remoteBin, name));
      await rm(folder, { recursive: true, force: true });
      await vi.waitUntil(() => leftOn(lab).length === 0, soon);
    },
  };
}

/** A script that does nothing for a rehearsal, and this else. */
export function script(...body: readonly string[]): string {
  return `case " $* " in *" --dry-run "*) exit 0 ;; esac\n${body.join('\n')}\n`;
}

/** The processes of a session. */
export function ofSession(session: number): readonly string[] {
  return processes().filter((line) => line.split(' ')[1] === String(session));
}

/** What scripts have left on the host: files, and processes that were started by one. */
function leftOn({ remoteTemporary }: Sshd): readonly string[] {
  return [...readdirSync(remoteTemporary), ...processes().filter((line) => line.includes(remoteTemporary))];
}

/** A line for each process: its id and session, then its words. */
function processes(): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const [state, , , session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return state === 'Z' ? [] : [`${pid} ${session} ${words}`];
      } catch {
        return [];
      }
    });
}
