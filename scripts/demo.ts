/**
 * The demo cluster, a Kubernetes API in this process with a platform in it:
 *   node scripts/launch.mjs scripts/demo.ts [--story NAME] [--port N] [--folder DIR]
 * prints one line of JSON, `{"kubeconfig","server","pid"}`, and runs until it gets SIGTERM or SIGINT.
 *   node scripts/launch.mjs scripts/demo.ts --kubeconfig FILE --run NAME
 * lets something happen in one that runs; without `--run` it lists what can happen. `--help` tells this.
 */
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { startDemo } from './demo/demo.ts';
import { drive } from './demo/drive.ts';
import { stories, storyOf } from './demo/stories/stories.ts';
import { Failure, told } from './environment/failure.ts';
import { progress } from './environment/progress.ts';

async function demo(args: string[], end: AbortSignal): Promise<void> {
  const { story, port, folder, kubeconfig, run, help } = understood(args);
  if (help === true) {
    process.stdout.write(usage());
    return;
  }
  if (kubeconfig !== undefined) {
    progress(run === undefined ? list() : `${await drive(kubeconfig, known(run), end)}.`);
    return;
  }
  const options = { story: known(story ?? stories[0]?.name ?? ''), port: Number(port ?? 0) };
  const running = await startDemo(folder === undefined ? options : { ...options, folder });
  const { server } = running;
  process.stdout.write(`${JSON.stringify({ kubeconfig: running.kubeconfig, server, pid: process.pid })}\n`);
  try {
    if (!end.aborted) await once(end, 'abort');
  } finally {
    await running.close();
  }
}

function understood(args: string[]) {
  const text = { type: 'string' } as const;
  const help = { type: 'boolean', short: 'h' } as const;
  try {
    return parseArgs({ args, options: { story: text, port: text, folder: text, kubeconfig: text, run: text, help } })
      .values;
  } catch (error) {
    throw new Failure('demo/usage', error instanceof Error ? error.message : String(error));
  }
}

/** How it is called, and what it can tell. */
function usage(): string {
  return `Usage: npm run demo -- [--story NAME] [--port N] [--folder DIR]
       npm run demo -- --kubeconfig FILE [--run NAME]

Runs a demo cluster until SIGTERM or SIGINT, and prints where it is: {"kubeconfig","server","pid"}.
With --kubeconfig, that of a demo that runs, it lets something happen there, or lists what can.

    --story NAME       what it begins as (${stories[0]?.name ?? ''})
    --port N           its port on 127.0.0.1 (a free one)
    --folder DIR       where its kubeconfig is written (a temporary folder)
    --kubeconfig FILE  the kubeconfig of a demo that runs
    --run NAME         what happens in it

Example: npm run demo -- --kubeconfig /tmp/demo/kubeconfig --run break-longhorn

Stories, for --story and --run:
${list()}
`;
}

function known(name: string): string {
  if (storyOf(name) !== undefined) return name;
  throw new Failure('demo/story', `There is no story "${name}"; there are:\n${list()}`);
}

function list(): string {
  return stories.map(({ name, title }) => `  ${name.padEnd(18)}${title}`).join('\n');
}

const end = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end.abort());

try {
  await demo(process.argv.slice(2), end.signal);
} catch (error) {
  process.exitCode = end.signal.aborted ? 143 : told(error);
}
