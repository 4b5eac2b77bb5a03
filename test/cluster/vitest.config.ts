import { join } from 'node:path';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['test/cluster/**/*.test.ts'],
    globalSetup: ['test/cluster/setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // There is one control plane, and some tests take it away for a while.
    fileParallelism: false,
  },
});

export default config;
