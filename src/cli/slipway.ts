#!/usr/bin/env node
import { dirname } from 'node:path';

/* The command line. The rest is loaded only on a Node that can run it. */
const needed = 24;

if (Number(process.versions.node.split('.', 1)[0]) < needed) {
  process.stderr.write(
    `slipway: cli/old-node: Slipway needs Node ${needed} or newer; this is ${process.versions.node}.\n`,
  );
  process.exitCode = 2;
} else {
  void start();
}

async function start(): Promise<void> {
  const { main } = await import('./main.ts');
  const status = await main(process.argv.slice(2), dirname(import.meta.dirname));
  // A read that was interrupted would keep the process alive.
  if (status > 128) process.exit(status);
  process.exitCode = status;
}
