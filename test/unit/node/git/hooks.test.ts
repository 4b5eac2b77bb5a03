import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hasHook } from '../../../../src/node/git/hooks.ts';
import { posix, somebody } from './somebody.ts';

test.runIf(posix)('A hook is one that could run', () => {
  const user = somebody();
  const hooks = join(user.folder, '.git/hooks');
  expect(hasHook({ hooks }, 'pre-commit')).toBe(false);
  user.hook('pre-commit');
  expect(hasHook({ hooks }, 'pre-commit')).toBe(true);
  chmodSync(join(hooks, 'pre-commit'), 0o644);
  expect(hasHook({ hooks }, 'pre-commit')).toBe(false);
  expect(hasHook({ hooks: join(user.folder, 'none') }, 'pre-commit')).toBe(false);
});
