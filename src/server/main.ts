import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { schemaFolder } from '../node/schemas.ts';
import { nodeFiles } from '../node/files.ts';
import { nodeTimers } from '../node/kubernetes/timers.ts';
import { nodeSurroundings } from '../node/surroundings.ts';
import { serve } from './server.ts';

/* The language server: reads files and judges text. It has no kubeconfig, no network and no child process. */

const connection = process.argv.includes('--stdio')
  ? createConnection(ProposedFeatures.all, process.stdin, process.stdout)
  : createConnection(ProposedFeatures.all);

// A young generation that may not grow: judging leaves only garbage behind, and V8 would keep 100 MB of room for it.
setFlagsFromString('--semi-space-growth-factor=1');

const product = dirname(import.meta.dirname);
serve(connection, {
  schemas: schemaFolder(join(product, 'schemas')),
  files: nodeFiles,
  surroundings: nodeSurroundings(),
  timers: { now: () => new Date(), after: (milliseconds, call) => nodeTimers.after(milliseconds, call) },
  product,
  // An old generation that grows little at a time: looking through a repository leaves 50 MB of garbage otherwise. Not
  // before, because it would cost time until then.
  begun: () => setFlagsFromString('--heap-growing-percent=25'),
});
connection.listen();
