import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const call = /l10n\.t\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs;

test('Every text of the extension can be translated: l10n/bundle.l10n.json has just those that the code says', () => {
  const said = globSync('src/**/*.ts', { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(call)].map(([, , text = '']) => text.replaceAll("\\'", "'")),
  );
  const bundle = JSON.parse(readFileSync(join(root, 'l10n/bundle.l10n.json'), 'utf8')) as Record<string, string>;
  expect(Object.keys(bundle)).toEqual([...new Set(said)].toSorted());
});
