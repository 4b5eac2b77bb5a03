/** `npm run peers [-- --json] [NAME…]`: builds the real tools that tests compare with, all or those named. */
import process from 'node:process';
import { buildPeer, type Peer } from './peers/build.ts';
import { recipeOf, recipes } from './peers/recipes.ts';

async function main(argv: readonly string[]): Promise<number> {
  const json = argv.includes('--json');
  const flag = argv.find((word) => word.startsWith('-') && word !== '--json');
  if (flag !== undefined) {
    process.stderr.write(`slipway: peers/usage: unknown flag ${flag}; usage: npm run peers -- [--json] [NAME…]\n`);
    return 2;
  }
  const names = argv.filter((word) => !word.startsWith('-'));
  try {
    const peers: Peer[] = [];
    for (const recipe of names.length === 0 ? recipes : names.map(recipeOf)) {
      peers.push(await buildPeer(recipe));
    }
    process.stdout.write(
      json ? `${JSON.stringify(peers)}\n` : peers.map((peer) => `${peer.name} ${peer.version} ${peer.path}\n`).join(''),
    );
    return 0;
  } catch (error) {
    process.stderr.write(`slipway: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
