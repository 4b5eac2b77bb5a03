import { expect, test } from 'vitest';
import { namedFiles } from '../../../../src/actions/bootstrap/namedFiles.ts';
import { sha256 } from '../../../../src/domain/sha256.ts';
import { memoryFiles } from '../../../fakes/files.ts';
import { memoryScripts } from '../../../fakes/scripts.ts';

const hash = (text: string): Promise<string> => sha256(new TextEncoder().encode(text));

function ports(texts: Readonly<Record<string, string>>) {
  const files = memoryFiles(texts);
  return { files, scripts: memoryScripts(files) };
}

test('The files that words name are found, each once, with what stands in them', async () => {
  const texts = { '/lab/a.sh': 'echo a\n', '/lab/b/c.yaml': 'kind: ConfigMap\n', '/lab/data.bin': 'abc' };
  expect(await namedFiles(ports(texts), '/lab', ['a.sh', '--file=b/c.yaml', 'a.sh', 'data.bin', '--', 'ten'])).toEqual([
    { path: 'a.sh', sha256: await hash('echo a\n'), text: 'echo a\n' },
    { path: 'b/c.yaml', sha256: await hash('kind: ConfigMap\n'), text: 'kind: ConfigMap\n' },
    { path: 'data.bin', sha256: await hash('abc'), text: '' },
  ]);
});

test('What looks as if it were meant and is not there is named without a digest', async () => {
  expect(await namedFiles(ports({}), '/lab', ['made/later.sh', 'later', '--set=image=ghcr.io/a/b:1.2'])).toEqual([
    { path: 'made/later.sh', sha256: null, text: '' },
  ]);
});

test('A file that changes while it is read is read again', async () => {
  const texts: Record<string, string> = { '/lab/a.sh': 'echo 1\n' };
  const own = ports(texts);
  const read = async (path: string) => {
    const before = await own.files.read(path);
    texts['/lab/a.sh'] = 'echo 2\n';
    return before;
  };
  expect(await namedFiles({ ...own, files: { ...own.files, read } }, '/lab', ['a.sh'])).toEqual([
    { path: 'a.sh', sha256: await hash('echo 2\n'), text: 'echo 2\n' },
  ]);
});
