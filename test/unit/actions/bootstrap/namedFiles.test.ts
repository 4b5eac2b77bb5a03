import { expect, test } from 'vitest';
import { namedFiles } from '../../../../src/actions/bootstrap/namedFiles.ts';
import { sha256 } from '../../../../src/domain/sha256.ts';
import { memoryFiles } from '../../../fakes/files.ts';

const files = memoryFiles({
  '/lab/scripts/seed.sh': 'echo 1\n',
  '/lab/data.bin': { failure: 'not-text' },
  '/elsewhere/a.sh': 'echo 2\n',
});

test.each<[string, readonly string[], readonly string[]]>([
  ['a word', ['scripts/seed.sh'], ['scripts/seed.sh']],
  ['the value of an option', ['--file=scripts/seed.sh'], ['scripts/seed.sh']],
  ['each once', ['scripts/seed.sh', '--file=scripts/seed.sh'], ['scripts/seed.sh']],
  ['what is no text', ['data.bin'], ['data.bin']],
  ['nothing that is not there', ['scripts/other.sh', '-x', ''], []],
  ['no folder', ['scripts'], []],
  ['nothing elsewhere', ['/elsewhere/a.sh', '../elsewhere/a.sh', 'a\0b'], []],
])('finds %s', async (_, words, paths) => {
  expect((await namedFiles(files, '/lab', words)).map(({ path }) => path)).toEqual(paths);
});

test('says what stands in them', async () => {
  expect(await namedFiles(files, '/lab', ['scripts/seed.sh', 'data.bin'])).toEqual([
    {
      path: 'scripts/seed.sh',
      text: 'echo 1\n',
      sha256: await sha256(new TextEncoder().encode('echo 1\n')),
    },
    { path: 'data.bin', text: null, sha256: null },
  ]);
});
