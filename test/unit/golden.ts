import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { product } from './product.ts';

const folder = join(product, 'test/fixtures/golden');

/** A whole output is what a file says; `UPDATE_GOLDEN=1` writes the file anew, and a reviewer sees the difference. */
export function expectGolden(name: string, output: string): void {
  const path = join(folder, name);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, output);
  }
  expect(output).toBe(existsSync(path) ? readFileSync(path, 'utf8') : undefined);
}
