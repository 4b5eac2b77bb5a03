import { chmod, copyFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build as bundle } from 'rolldown';
import type { BuildOptions } from 'rolldown';
import { licences } from './licences.ts';

/* `npm run build`: the bundles in dist/. CommonJS, because VS Code loads it and rolldown can split it (docs/decisions). */

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

/** What runs as a process or a host of its own, and shares nothing with the others at run time. */
const entries = {
  extension: 'src/extension.ts',
  server: 'src/server/main.ts',
  cli: 'src/cli/slipway.ts',
  completion: 'src/completion/main.ts',
} as const;

export async function build(): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  const modules = new Set<string>();
  for (const [name, input] of Object.entries(entries)) {
    const { output } = await bundle(optionsFor(name, input));
    for (const part of output) if (part.type === 'chunk') for (const id of Object.keys(part.modules)) modules.add(id);
  }
  await writeFile(join(dist, 'licences.txt'), await licences(modules));
  // npm packs no file of this name, wherever it lies (npm-packlist).
  await copyFile(join(root, 'platform-repo/.gitignore'), join(dist, 'gitignore.txt'));
  await chmod(join(dist, 'cli.cjs'), 0o755);
}

function optionsFor(name: string, input: string): BuildOptions {
  return {
    cwd: root,
    input: { [name]: input },
    platform: 'node',
    // Some packages offer Node only a UMD file, whose inner requires no bundler can follow.
    resolve: { mainFields: ['module', 'main'] },
    external: ['vscode'],
    logLevel: 'warn',
    output: {
      dir: dist,
      format: 'cjs',
      minify: true,
      entryFileNames: '[name].cjs',
      chunkFileNames: `${name}/[name]-[hash].cjs`,
    },
  };
}

if (import.meta.main) await build();
