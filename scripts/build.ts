import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build as bundle } from 'rolldown';
import type { RolldownOptions } from 'rolldown';

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
  for (const [name, input] of Object.entries(entries)) await bundle(optionsFor(name, input));
  await chmod(join(dist, 'cli.cjs'), 0o755);
}

function optionsFor(name: string, input: string): RolldownOptions & { output: NonNullable<RolldownOptions['output']> } {
  return {
    cwd: root,
    input: { [name]: input },
    platform: 'node',
    external: ['vscode'],
    logLevel: 'warn',
    output: {
      dir: dist,
      format: 'cjs',
      minify: true,
      entryFileNames: '[name].cjs',
      chunkFileNames: `${name}/[name]-[hash].cjs`,
      ...(name === 'cli' ? { banner: '#!/usr/bin/env node' } : {}),
    },
  };
}

if (import.meta.main) await build();
