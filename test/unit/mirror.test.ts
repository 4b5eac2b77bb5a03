import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourcesIn } from '../architecture/source.ts';
import { product } from './product.ts';

/** What a real editor tests (test/vscode), and names of messages, which do nothing. */
const elsewhere = /^src\/(vscode\/|extension\.ts|(completion\/)?protocol\.ts)/;

test('Every file that does something has its test at the same place', { timeout: 60_000 }, () => {
  const doing = sourcesIn(product).filter(
    ({ path, exports }) => path.startsWith('src/') && exports.values && !elsewhere.test(path),
  );
  const untested = doing
    .map(({ path }) => path.replace(/^src\/(.*)\.ts$/, 'test/unit/$1.test.ts'))
    .filter((path) => !existsSync(join(product, path)));
  expect(doing.length).toBeGreaterThan(60);
  expect(untested).toEqual([]);
});
