import type { ProgramEnded, ProgramRun, Programs } from '../../src/writes.ts';

/** What a program does in a test: how it ends, or work that decides that. */
export type Scripted =
  | Partial<ProgramEnded>
  | ((run: ProgramRun, signal: AbortSignal) => Partial<ProgramEnded> | Promise<Partial<ProgramEnded>>);

/** Whether something is said about a run: its name with its arguments begins so, or a condition. */
export type Matching = readonly string[] | ((run: ProgramRun) => boolean);

/** Programs in memory: what was said about a run last counts. Whoever runs something of which nothing was said fails. */
export class ScriptedPrograms implements Programs {
  /** Everything that was run, in its order. */
  readonly ran: ProgramRun[] = [];
  /** The same, as somebody would type it: `ssh -T -- homelab true`. */
  readonly lines: string[] = [];
  /** How many are running at this moment. */
  running = 0;
  /** Absolute paths by name: those that are found. */
  readonly paths: Map<string, string>;
  readonly #scripts: { readonly matching: Matching; readonly scripted: Scripted }[] = [];

  constructor(...names: readonly string[]) {
    this.paths = new Map(names.map((name) => [name, `/usr/bin/${name}`]));
  }

  /** `on(['helm', 'template'], { stdout: '…' })`; status 0 and no output when nothing else is said. */
  on(matching: Matching, scripted: Scripted): this {
    this.#scripts.unshift({ matching, scripted });
    return this;
  }

  find(name: string): Promise<string | null> {
    return Promise.resolve(this.paths.get(name) ?? null);
  }

  async run(run: ProgramRun, signal: AbortSignal): Promise<ProgramEnded> {
    signal.throwIfAborted();
    const line = lineOf(run, this.paths);
    this.ran.push(run);
    this.lines.push(line.join(' '));
    const found = this.#scripts.find(({ matching }) =>
      typeof matching === 'function' ? matching(run) : matching.every((word, index) => line[index] === word),
    );
    if (found === undefined) throw new Error(`Nothing is said about ${line.join(' ')}.`);
    const { scripted } = found;
    this.running++;
    try {
      const ended = typeof scripted === 'function' ? await scripted(run, signal) : scripted;
      signal.throwIfAborted();
      const { problem = null } = ended;
      const whole = { status: problem === null ? 0 : null, stdout: '', stderr: '', problem, ...ended };
      for (const stream of ['stdout', 'stderr'] as const) tell(run, whole[stream], stream);
      return whole;
    } finally {
      this.running--;
    }
  }
}

/** Something that goes on until it is cancelled. */
export function untilAborted(_: ProgramRun, signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

function tell({ onLine }: ProgramRun, text: string, stream: 'stdout' | 'stderr'): void {
  if (onLine === null || text === '') return;
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  for (const line of lines) onLine(line, stream);
}

/** The name that a program was found by, with its arguments. */
function lineOf({ program, args }: ProgramRun, paths: ReadonlyMap<string, string>): readonly string[] {
  const name = [...paths].find(([, path]) => path === program)?.[0] ?? program;
  return [name, ...args];
}
