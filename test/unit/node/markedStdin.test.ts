import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { product } from '../product.ts';

/** What a process reads from its standard input. */
function check(input: string | Uint8Array, read: unknown): void {
  const script = `import { readMarkedStdin } from ${JSON.stringify(join(product, 'src/node/markedStdin.ts'))};
    process.stdout.write(JSON.stringify(await readMarkedStdin()));
    process.exit();`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    input,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual(read);
}

const cases: readonly (readonly [rule: string, input: string | Uint8Array, read: unknown])[] = [
  ['A byte order mark is kept', '\ufeffa: ü\n', { text: '\ufeffa: ü\n' }],
  ['None is added', 'a: ü\n', { text: 'a: ü\n' }],
  ['One alone is a text', '\ufeff', { text: '\ufeff' }],
  ['Nothing is an empty text', '', { text: '' }],
  ['What is not text is told', Uint8Array.of(0xef, 0xbb, 0xbf, 0xff), { failure: 'not-text' }],
];
test.each(cases)('%s', (_, input, read) => check(input, read));
