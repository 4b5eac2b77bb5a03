import { join } from 'node:path';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['test/vscode/outside/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // An editor and its browser keep both cores busy by themselves.
    fileParallelism: false,
  },
});

export default config;
