import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formats } from '../../../../src/cli/format/formats.ts';
import { expectGolden } from '../../golden.ts';
import { product } from '../../product.ts';
import { lintedOf, reportOf } from '../report.ts';

const folder = join(product, 'test/fixtures/golden/manifests');
const manifests = Object.fromEntries(
  readdirSync(folder).map((name) => [`manifests/${name}`, readFileSync(join(folder, name), 'utf8')]),
);

/** What a format prints of the manifests is what the file of that name says. */
async function check(
  format: keyof typeof formats,
  name: string,
  readable = (output: string): string => output,
): Promise<void> {
  expectGolden(name, readable(formats[format](lintedOf(await reportOf(manifests)))));
}

const indented = (output: string): string => `${JSON.stringify(JSON.parse(output), null, 2)}\n`;

describe('the whole output', () => {
  test('text', () => check('text', 'lint.txt'));
  test('json', () => check('json', 'lint.json', indented));
  test('sarif', () => check('sarif', 'lint.sarif.json', indented));
  test('junit', () => check('junit', 'lint.xml'));
  test('github', () => check('github', 'lint.github.txt'));
});

test('These are the formats that docs/command-line.md names', () => {
  expect(Object.keys(formats)).toEqual(['text', 'json', 'sarif', 'junit', 'github']);
});

test('Every output ends with its last newline', async () => {
  const linted = lintedOf(await reportOf(manifests));
  for (const format of Object.values(formats)) expect(format(linted)).toMatch(/[^\n]\n$/);
});
