import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, locked } from './cache.mjs';
import { quietly } from './child.mjs';
import { environmentFor } from './node.mjs';

/** Brings node_modules to what package-lock.json says; a stamp inside tells that it is there already. */
export async function bringDependencies(root, node) {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules/.slipway-lock');
  if (read(stamp) === wanted) return;
  const place = createHash('sha256').update(root).digest('hex').slice(0, 16);
  await locked(join(cacheFolder(), 'dependencies', place), async () => {
    if (read(stamp) === wanted) return;
    process.stderr.write('Installing dependencies…\n');
    await quietly('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, env: environmentFor(node) });
    writeFileSync(stamp, wanted);
  });
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
