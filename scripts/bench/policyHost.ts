/**
 * Judges once what `slipway judge` would, in a process that has loaded all that this takes, and prints how long that was (ms).
 * Started by `policyJudging.ts` with the folders of the policies and of the objects.
 */
import { join } from 'node:path';
import process from 'node:process';
import { judge } from '../../src/actions/judge.ts';
import { nodeFiles } from '../../src/node/files.ts';
import { newestSchemas } from '../../src/node/schemas.ts';
import { readStdin } from '../../src/node/stdin.ts';

const [policies = '', resources = ''] = process.argv.slice(2);
const input = { policies: [policies], resources: [resources], exceptions: [], values: null, stdin: readStdin };
const served = [newestSchemas(join(import.meta.dirname, '../..'))];
const more = { operation: 'CREATE', likeCommandLine: false, served, crds: null } as const;
const since = performance.now();
await judge(nodeFiles, { ...input, ...more }, new AbortController().signal);
process.stdout.write(String(performance.now() - since));
