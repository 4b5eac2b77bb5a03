/**
 * Starts a script of this repository on Node 24, whatever Node runs this file:
 *   node scripts/launch.mjs [--prepare] <script.ts> [arguments…]
 * With --prepare the dependencies are brought up to date first. Exits as the script does.
 */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ChildFailure, inherit } from './environment/child.mjs';
import { bringDependencies } from './environment/dependencies.mjs';
import { environmentFor, node24 } from './environment/node.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function launch([first, ...rest]) {
  const prepare = first === '--prepare';
  const [script, ...args] = prepare ? rest : [first, ...rest];
  if (script === undefined)
    throw new Error('name the script to start: node scripts/launch.mjs [--prepare] <script.ts> [arguments…]');
  const node = await node24();
  if (prepare) await bringDependencies(root, node);
  return inherit(node, [resolve(script), ...args], { env: environmentFor(node) });
}

function told(error) {
  if (error instanceof ChildFailure) {
    if (error.status > 128) return error.status;
    process.stderr.write(`${error.output}\n`);
  }
  process.stderr.write(`slipway: launch/failed: ${error.message}.\n`);
  return 2;
}

process.exitCode = await launch(process.argv.slice(2)).catch(told);
