import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tokenise } from './tokenise.ts';
import type { Piece } from './tokenise.ts';

const root = join(import.meta.dirname, '../../..');
const files = globSync(
  [
    'platform-repo/*.yaml',
    'platform-repo/bootstrap/**/*.yaml',
    'platform-repo/phases/*/phase.yaml',
    'platform-repo/phases/*/*/values.yaml',
    'platform-repo/phases/*/*/manifests/templates/*.yaml',
    'samples/**/*.yaml',
  ],
  { cwd: root },
);

/** A phase is read as a stream in a stream: what colours is further in. */
const isAround = (scope: string): boolean => /^(?:meta|source)\./.test(scope);

const isOurs = (scope: string): boolean => /^meta\.value\.cel|\.jmespath$/.test(scope);

/** What colours each character of a text; of those that are ours nothing. */
function colours(pieces: readonly Piece[], own: readonly boolean[]): readonly string[] {
  const all = pieces.flatMap(({ text, scopes }) =>
    Array.from(text, () => scopes.filter((scope) => !isAround(scope)).join(' ')),
  );
  return all.map((scopes, index) => (own[index] === true ? '' : scopes));
}

test('There are files to look at', () => expect(files.length).toBeGreaterThan(60));

test.each(files)('Nothing but expressions changes its colour in %s', async (file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const pieces = await tokenise(text);
  const own = pieces.flatMap(({ text: piece, scopes }) => Array.from(piece, () => scopes.some(isOurs)));
  expect(colours(pieces, own)).toEqual(colours(await tokenise(text, { bare: true }), own));
});
