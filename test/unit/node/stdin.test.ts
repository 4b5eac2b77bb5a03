import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { product } from '../product.ts';

/** What a process reads from its standard input. */
function check(input: string | Uint8Array, read: unknown): void {
  const script = `import { readStdin } from ${JSON.stringify(join(product, 'src/node/stdin.ts'))};
    const read = await readStdin();
    process.stdout.write(JSON.stringify('text' in read ? { text: read.text.slice(0, 100) } : { failure: read.failure }));
    process.exit();`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    input,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual(read);
}

const cases: readonly (readonly [rule: string, input: string | Uint8Array, read: unknown])[] = [
  ['All of it is the text', 'a: 1\nb: ü🚢\n', { text: 'a: 1\nb: ü🚢\n' }],
  ['Nothing is an empty text', '', { text: '' }],
  ['A byte order mark is no part of the text', '\ufeffa: 1\n', { text: 'a: 1\n' }],
  ['What is not text is told', Uint8Array.of(0xff, 0xfd, 0xfc), { failure: 'not-text' }],
  ['What is too large is not read to its end', new Uint8Array(17 * 1024 * 1024).fill(0x23), { failure: 'too-large' }],
];
test.each(cases)('%s', (_, input, read) => check(input, read));
