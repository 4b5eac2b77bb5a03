import { expect, test } from 'vitest';
import { Usage } from '../../../src/cli/usage.ts';

test('A command line that can not be used has a code for scripts and a sentence for people', () => {
  const usage = new Usage('lint/bad-flag', '--format takes text, not "x".');
  expect(usage).toBeInstanceOf(Error);
  expect(usage).toMatchObject({ code: 'lint/bad-flag', message: '--format takes text, not "x".' });
});
