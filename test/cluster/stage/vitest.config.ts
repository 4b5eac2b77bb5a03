import { join } from 'node:path';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Suites that begin with a cluster in which nothing was ever installed: each has one of its own, so one runs at a time. */
const config: ViteUserConfig = defineConfig({
  root: join(import.meta.dirname, '../../..'),
  test: {
    include: ['test/cluster/stage/**/*.stage.ts'],
    globalSetup: ['test/cluster/setup.ts'],
    testTimeout: 1_200_000,
    hookTimeout: 600_000,
    // What one test builds is what the next begins with.
    bail: 1,
  },
});

export default config;
