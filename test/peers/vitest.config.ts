import path from 'node:path';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  root: path.join(import.meta.dirname, '../..'),
  test: {
    include: ['test/peers/**/*.test.ts'],
    globalSetup: ['test/peers/setup.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Every suite keeps both cores busy by itself: the tool and ours are processes of their own.
    fileParallelism: false,
  },
});

export default config;
