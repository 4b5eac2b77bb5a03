import { parseArgs } from 'node:util';
import { visible } from '../domain/visible.ts';
import { Usage } from './usage.ts';
import { help, helpOf, version } from './help.ts';

/** The commands of `slipway`, by name; each is loaded for who runs it, and gives its exit status (docs/command-line.md). */
const commands: Readonly<Record<string, (args: readonly string[], context: Context) => Promise<number>>> = {
  lint: async (args, context) => (await import('./lint.ts')).lintCommand(args, context),
  seal: async (args, context) => (await import('./seal.ts')).sealCommand(args, context),
  'unseal-check': async (args, context) => (await import('./unsealCheck.ts')).unsealCheckCommand(args, context),
  new: async (args, context) => (await import('./new.ts')).newCommand(args, context),
  key: async (args, context) => (await import('./key.ts')).keyCommand(args, context),
  judge: async (args, context) => (await import('./judge.ts')).judgeCommand(args, context),
  test: async (args, context) => (await import('./test.ts')).testCommand(args, context),
  phases: async (args, context) => (await import('./phases.ts')).phasesCommand(args, context),
  bootstrap: async (args, context) => (await import('./bootstrap.ts')).bootstrapCommand(args, context),
};

/** What every command is given. */
export interface Context {
  /** The folder that `dist/`, `schemas/`, `platform-repo/` and `docs/` lie in, wherever the product was copied to. */
  readonly product: string;
  readonly signal: AbortSignal;
  /** Does work that comes to its own end soon after the signal, and has then something to say that must not be lost. */
  readonly finish: (work: () => Promise<number>) => Promise<number>;
}

/** Runs one command; resolves to the exit status and never rejects. */
export async function main(args: readonly string[], product: string): Promise<number> {
  const stop = new AbortController();
  // What is started may be in a session of its own: a terminal that is closed would leave it behind.
  const status = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
  let stopped = 0;
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopped = status[signal];
      stop.abort();
    });
  }
  // Whoever read our output has seen enough: `slipway lint | head`.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const finishing: Promise<number>[] = [];
  const finish: Context['finish'] = (work) => {
    const begun = work();
    finishing.push(begun);
    return begun;
  };
  try {
    const running = run(args, { product, signal: stop.signal, finish });
    const ended = await Promise.race([running, whenAborted(stop.signal, finishing)]);
    return stopped === 0 ? ended : stopped;
  } catch (error) {
    if (stopped !== 0) return stopped;
    if (error instanceof Usage) return complain(`slipway: ${error.code}: ${error.message}`, 2);
    return complain(
      `slipway: internal/error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      70,
    );
  }
}

async function run(args: readonly string[], context: Context): Promise<number> {
  const [name = '', ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command !== undefined)
    return rest.includes('--help') || rest.includes('-h') ? print(helpOf(name, rest)) : command(rest, context);
  const { values } = parseArgs({
    args: [...args],
    options: { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' } },
    strict: false,
  });
  if (values['version'] === true) return print(version());
  if (values['help'] === true || name === 'help') return print(help());
  throw new Usage(
    'cli/unknown-command',
    name === ''
      ? `Name a command: ${Object.keys(commands).join(', ')}; slipway --help tells more.`
      : `There is no command "${name}"; slipway --help lists them.`,
  );
}

/** Rejects when the work is stopped and what has to end by itself has ended: a read from a pipe may never do so. */
function whenAborted(signal: AbortSignal, finishing: readonly Promise<unknown>[]): Promise<never> {
  return new Promise((_, reject) => {
    const stop = async (): Promise<void> => {
      await Promise.allSettled(finishing);
      reject(new Error('stopped'));
    };
    signal.addEventListener('abort', () => void stop(), { once: true });
  });
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function complain(line: string, status: number): number {
  process.stderr.write(`${visible(line)}\n`);
  return status;
}
