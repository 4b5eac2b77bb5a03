import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../environment/failure.ts';
import type { Place } from './place.ts';
import { until } from './until.ts';

/** One program of a cluster. */
export type Program = {
  /** By which it is stopped, started again and logged. */
  readonly name: string;
  readonly argv: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** Where it starts; the cluster's home otherwise. */
  readonly cwd?: string;
  /** Whether it does its work now; throwing means "not yet". */
  ready(): Promise<boolean>;
};

/** The variable whose value, the state folder, tells the processes of one cluster from all others. */
export const mark = 'SLIPWAY_CLUSTER_STATE';

/** The running programs of one cluster: started, stopped and started again by name, all ended together. */
export class Processes {
  private readonly place: Place;
  /** All that were ever started, as they were first. */
  private readonly programs = new Map<string, Program>();
  private readonly running = new Map<string, ChildProcess>();

  constructor(place: Place) {
    this.place = place;
  }

  /** By the names of those that run. */
  get pids(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.running].map(([name, child]) => [name, child.pid ?? 0]));
  }

  /** Starts a program and returns when it is ready; fails with its last words when it ends before. */
  async start(program: Program): Promise<void> {
    this.programs.set(program.name, program);
    await this.run(program);
  }

  /** Sends the signal and returns when the program has ended. */
  async stop(name: string, signal: NodeJS.Signals): Promise<void> {
    const child = this.running.get(name);
    if (child === undefined) throw new Failure('cluster/process', `There is no running "${name}"; ${this.those()}.`);
    child.kill(signal);
    await until(`${name} to end`, async () => (ended(child) ? true : undefined));
  }

  /** Starts a program again on the data that it left, with these flags besides its first ones; ends it if it still runs. */
  async restart(name: string, flags: readonly string[]): Promise<void> {
    const program = this.programs.get(name);
    if (program === undefined) throw new Failure('cluster/process', `There was no "${name}"; ${this.those()}.`);
    if (this.running.has(name)) await this.stop(name, 'SIGKILL');
    await this.run({ ...program, argv: [...program.argv, ...flags] });
  }

  /** Ends everything. What it was about is thrown away with it, so nobody is asked. */
  async end(): Promise<void> {
    const children = [...this.running.values()];
    for (const child of children) child.kill('SIGKILL');
    await until('all processes to end', async () => (children.every(ended) ? true : undefined));
  }

  private async run(program: Program): Promise<void> {
    const { name } = program;
    const child = this.spawn(program);
    this.running.set(name, child);
    child.once('exit', () => {
      if (this.running.get(name) === child) this.running.delete(name);
    });
    try {
      await until(`${name} to be ready`, async () => (ended(child) || (await program.ready()) ? true : undefined));
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
    if (ended(child)) throw new Failure('cluster/ended', `${name} ended at once: ${this.lastWords(name)}`);
  }

  /**
   * The system ends it when we end, however that happens. Its environment holds nothing of ours or the user's but the
   * PATH.
   */
  private spawn({ name, argv, env, cwd }: Program): ChildProcess {
    const log = openSync(this.log(name), 'a', 0o600);
    try {
      return spawn('setpriv', ['--pdeathsig', 'KILL', ...argv], {
        cwd: cwd ?? this.place.home,
        env: {
          PATH: `${this.place.bin}:${process.env['PATH'] ?? ''}`,
          HOME: this.place.home,
          TMPDIR: this.place.temporary,
          [mark]: this.place.state,
          ...env,
        },
        stdio: ['ignore', log, log],
      });
    } finally {
      closeSync(log);
    }
  }

  private log(name: string): string {
    return join(this.place.logs, `${name}.log`);
  }

  private lastWords(name: string): string {
    return readFileSync(this.log(name), 'utf8').trim().split('\n').slice(-3).join(' | ');
  }

  private those(): string {
    return this.running.size === 0 ? 'nothing runs' : `there are: ${[...this.running.keys()].join(', ')}`;
  }
}

function ended(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}
