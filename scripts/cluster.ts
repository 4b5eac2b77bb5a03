/**
 * A real control plane for tests, in a network namespace of its own and without root:
 *   npm run cluster -- up [--json] [--with PART,PART…] [--state DIR]
 *   npm run cluster -- exec [--state DIR] -- CMD…
 *   npm run cluster -- down [--state DIR]
 * Several run side by side in different folders. Only commands run by `exec`, or behind the words that `up` gives as
 * `enter`, can reach one.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Description } from './cluster/description.ts';
import { execute } from './cluster/execute.ts';
import { enter } from './cluster/namespace.ts';
import { ordersTo } from './cluster/orders.ts';
import { isPart, parts, type PartName } from './cluster/parts.ts';
import { placeOf } from './cluster/place.ts';
import { down, running, up } from './cluster/up.ts';
import { cacheFolder } from './environment/cache.mjs';
import { Failure, told } from './environment/failure.ts';

const usage = 'npm run cluster -- up [--json] [--with PART,PART…] | exec -- CMD… | down, each with [--state DIR]';

type Wish = {
  readonly verb: 'up' | 'exec' | 'down';
  readonly command: readonly string[];
  readonly json: boolean;
  readonly wanted: readonly PartName[];
  readonly state: string;
};

async function run(argv: readonly string[]): Promise<number> {
  const { verb, command, json, wanted, state } = understood(argv);
  switch (verb) {
    case 'up': {
      const description = await up(state, wanted);
      process.stdout.write(json ? `${JSON.stringify(await contract(description))}\n` : inWords(description));
      return 0;
    }
    case 'exec':
      return execute(await running(state), command);
    case 'down':
      await down(state);
      return 0;
  }
}

async function contract({ kubeconfigs, server, state, auditLog, keeper }: Description): Promise<object> {
  const pids = await ordersTo(placeOf(state)).pids();
  return {
    kubeconfig: kubeconfigs.admin,
    limitedKubeconfig: kubeconfigs.dev,
    auditLog,
    pids: { keeper, ...pids },
    enter: enter(keeper),
    kubeconfigs,
    server,
    state,
  };
}

function inWords({ server, kubeconfigs, auditLog }: Description): string {
  return [
    `The control plane is ready at ${server}, for commands run by: npm run cluster -- exec -- CMD…`,
    `kubeconfig  ${kubeconfigs.admin}`,
    `audit log   ${auditLog}`,
    '',
  ].join('\n');
}

function understood(argv: readonly string[]): Wish {
  const separator = argv.indexOf('--');
  const [own, command] = separator < 0 ? [argv, []] : [argv.slice(0, separator), argv.slice(separator + 1)];
  const { values, positionals } = parsed(own);
  const [verb, ...more] = positionals;
  if (
    (verb !== 'up' && verb !== 'exec' && verb !== 'down') ||
    more.length > 0 ||
    (verb === 'exec') !== command.length > 0
  )
    throw new Failure('cluster/usage', `Say what to do: ${usage}.`);
  return {
    verb,
    command,
    json: values.json,
    wanted: values.with.split(',').filter(Boolean).map(partNamed),
    state: resolve(values.state ?? join(cacheFolder(), 'cluster', 'default')),
  };
}

function parsed(args: readonly string[]): {
  values: { json: boolean; with: string; state?: string | undefined };
  positionals: string[];
} {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        with: { type: 'string', default: '' },
        state: { type: 'string' },
      },
    });
  } catch (error) {
    throw new Failure('cluster/usage', `${error instanceof Error ? error.message : String(error)}; usage: ${usage}.`);
  }
}

function partNamed(name: string): PartName {
  if (isPart(name)) return name;
  throw new Failure('cluster/part', `There is no part "${name}"; there are ${Object.keys(parts).join(', ')}.`);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.exitCode = told(error);
}
