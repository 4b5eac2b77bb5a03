import { expect, test, vi } from 'vitest';
import { missingFiles, namedFiles, toldOf } from '../../../../src/actions/bootstrap/namedFiles.ts';
import { sha256 } from '../../../../src/domain/sha256.ts';
import { memoryFiles } from '../../../fakes/files.ts';
import { memoryScripts } from '../../../fakes/scripts.ts';

function ports(texts: Readonly<Record<string, string>>) {
  const files = memoryFiles(texts);
  return { files, scripts: memoryScripts(files) };
}

const hash = (text: string): Promise<string> => sha256(new TextEncoder().encode(text));

test('The files that words name are found, each once, scripts with what stands in them', async () => {
  const texts = { '/lab/a.sh': 'echo a\n', '/lab/b/c.yaml': 'password: hunter2\n', '/lab/data.bin': 'abc' };
  expect(await namedFiles(ports(texts), '/lab', ['a.sh', '--file=b/c.yaml', 'a.sh', 'data.bin', '--', 'ten'])).toEqual([
    { path: 'a.sh', sha256: await hash('echo a\n'), isScript: true, text: 'echo a\n' },
    { path: 'b/c.yaml', sha256: await hash('password: hunter2\n'), isScript: false, text: '' },
    { path: 'data.bin', sha256: await hash('abc'), isScript: false, text: '' },
  ]);
});

test('What looks like a secret is not shown of a script either', async () => {
  const [file] = await namedFiles(ports({ '/lab/a.sh': 'token=hunter2-and-more\n' }), '/lab', ['a.sh']);
  expect(file?.text).not.toContain('hunter2');
});

test('A file whose text lies elsewhere is known by its digest', async () => {
  const scripts = { digest: async () => 'd', read: async () => ({ sha256: 'd', text: null }) };
  expect(await namedFiles({ ...ports({}), scripts }, '/lab', ['a.sh'])).toEqual([
    { path: 'a.sh', sha256: 'd', isScript: true, text: '' },
  ]);
});

test('What looks as if it were meant and is not there is named without a digest', async () => {
  const words = ['made/later.sh', 'later', '--set=image=ghcr.io/a/b:1.2', '--file=domain.yaml'];
  expect(await namedFiles(ports({}), '/lab', words)).toEqual([
    { path: 'made/later.sh', sha256: null, isScript: true, text: '' },
    { path: 'domain.yaml', sha256: null, isScript: false, text: '' },
  ]);
});

test('A name without a folder may be that of a file in any folder: it is not told, and decides all the same', async () => {
  const there = ports({ '/lab/.github/workflows/ci.yaml': 'on: push\n', '/lab/b/x.yaml': 'a: 1\n' });
  const named = await namedFiles(there, '/lab', ['workflow', 'run', 'ci.yaml', 'a/x.yaml', 'y.yaml']);
  expect(named.map(({ path }) => path)).toEqual(['ci.yaml', 'a/x.yaml', 'y.yaml']);
  const told = await toldOf(there.files, '/lab', named);
  expect(told.map(({ path }) => path)).toEqual(['a/x.yaml', 'y.yaml']);
});

test('Nobody lists the repository for names that are all there', async () => {
  const there = ports({ '/lab/a.yaml': 'a: 1\n' });
  const manifests = vi.spyOn(there.files, 'manifests');
  await toldOf(there.files, '/lab', await namedFiles(there, '/lab', ['a.yaml', 'b/c.yaml']));
  expect(manifests).not.toHaveBeenCalled();
});

test('Of the files that a text names those are told that are not there, each once', async () => {
  const text =
    'Copy `platform.yaml` to domain.yaml (see docs/a.md), set the host in domain.yaml, and write > out.yaml.';
  expect(await missingFiles(ports({ '/lab/platform.yaml': 'a: 1\n' }), '/lab', text)).toEqual([
    'domain.yaml',
    'docs/a.md',
  ]);
});
