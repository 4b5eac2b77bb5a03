import { expect, test } from 'vitest';
import { namedFiles } from '../../../../src/actions/bootstrap/namedFiles.ts';
import { sha256 } from '../../../../src/domain/sha256.ts';
import { memoryFiles } from '../../../fakes/files.ts';
import { memoryScripts } from '../../../fakes/scripts.ts';

const hash = (text: string): Promise<string> => sha256(new TextEncoder().encode(text));

test('The files that words name are found, each once, scripts with what stands in them', async () => {
  const texts = { '/lab/a.sh': 'echo a\n', '/lab/b/c.yaml': 'password: hunter2\n', '/lab/data.bin': 'abc' };
  const scripts = memoryScripts(memoryFiles(texts));
  expect(await namedFiles(scripts, '/lab', ['a.sh', '--file=b/c.yaml', 'a.sh', 'data.bin', '--', 'ten'])).toEqual([
    { path: 'a.sh', sha256: await hash('echo a\n'), isScript: true, text: 'echo a\n' },
    { path: 'b/c.yaml', sha256: await hash('password: hunter2\n'), isScript: false, text: '' },
    { path: 'data.bin', sha256: await hash('abc'), isScript: false, text: '' },
  ]);
});

test('What looks like a secret is not shown of a script either', async () => {
  const scripts = memoryScripts(memoryFiles({ '/lab/a.sh': 'token=hunter2-and-more\n' }));
  const [file] = await namedFiles(scripts, '/lab', ['a.sh']);
  expect(file?.text).not.toContain('hunter2');
});

test('A file whose text lies elsewhere is known by its digest', async () => {
  const scripts = { digest: async () => 'd', read: async () => ({ sha256: 'd', text: null }) };
  expect(await namedFiles(scripts, '/lab', ['a.sh'])).toEqual([
    { path: 'a.sh', sha256: 'd', isScript: true, text: '' },
  ]);
});

test('What looks as if it were meant and is not there is named without a digest', async () => {
  const words = ['made/later.sh', 'later', '--set=image=ghcr.io/a/b:1.2'];
  expect(await namedFiles(memoryScripts(memoryFiles({})), '/lab', words)).toEqual([
    { path: 'made/later.sh', sha256: null, isScript: true, text: '' },
  ]);
});
