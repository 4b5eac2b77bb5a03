/**
 * Raises a stage and keeps it until it is ended, to build phases on by hand:
 *   npm run cluster -- up
 *   npm run cluster -- exec -- node test/cluster/stage/run.ts DIR
 */
import { resolve } from 'node:path';
import { stateVariable } from '../../../scripts/cluster/environment.ts';
import { running } from '../../../scripts/cluster/up.ts';
import { raiseStage } from './stage.ts';

const [folder] = process.argv.slice(2);
const state = process.env[stateVariable];
if (folder === undefined || state === undefined) throw new Error('usage: npm run cluster -- exec -- node run.ts DIR');

const stage = await raiseStage(await running(state), resolve(folder));
const variables = Object.entries(stage.environment).map(([name, value]) => `${name}='${value}'`);
process.stdout.write(`${stage.place.platform}\n${variables.join(' ')}\n`);

const said = new Set<string>();
const telling = setInterval(() => {
  for (const [name, problem] of stage.play.problems) {
    const line = `${name}: ${problem}`;
    if (!said.has(line)) process.stderr.write(`${line}\n`);
    said.add(line);
  }
}, 1000);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    clearInterval(telling);
    void stage.close().then(() => process.exit(0));
  });
}
