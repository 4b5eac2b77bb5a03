import { expect, test } from 'vitest';
import { versionArguments, versionIn } from '../../../src/domain/toolVersion.ts';

test('Only of tools that do nothing else a version is asked', () => {
  expect(versionArguments('ssh')).toEqual(['-V']);
  expect(versionArguments('pre-commit')).toEqual(['--version']);
  for (const name of ['rm', 'reboot', 'make-me-root', 'constructor', '']) expect(versionArguments(name)).toBe(null);
});

test.each([
  ['OpenSSH_9.6p1 Ubuntu-3ubuntu13.5, OpenSSL 3.0.13 30 Jan 2024', '9.6p1'],
  ['git version 2.43.0', '2.43.0'],
  ['v3.18.4+gd80839c', '3.18.4+gd80839c'],
  ['pre-commit 4.3.0', '4.3.0'],
  ['no version', null],
  ['', null],
])('%j', (text, version) => {
  expect(versionIn(text)).toBe(version);
});
