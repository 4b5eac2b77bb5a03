import { expect, test } from 'vitest';
import { isSwitch, switchId } from '../../../../src/domain/bootstrap/switchId.ts';

test.each([
  ['github', 'source-github'],
  ['gitlab', 'source-gitlab'],
] as const)('a switch to %s is planned as %s, and known by it', (target, id) => {
  expect(switchId(target)).toBe(id);
  expect(isSwitch(id)).toBe(true);
});

test.each(['gitops', 'source', 'source-', 'source-svn', 'source-github-2', 'my-source-gitlab', 'Source-github', ''])(
  'the phase "%s" is none',
  (phase) => {
    expect(isSwitch(phase)).toBe(false);
  },
);
