import { existsSync } from 'node:fs';
import { join } from 'node:path';

/* npm's `prepare`: builds where the package is made from its repository (npm pack, a Git dependency, pre-commit). */

const root = join(import.meta.dirname, '..');

if (existsSync(join(root, 'node_modules', 'rolldown')) && !existsSync(join(root, 'dist', 'cli.cjs'))) {
  const { build } = await import('./build.ts');
  await build();
}
