import { expect, test } from 'vitest';
import { pathOf, slashed } from '../../../src/server/uri.ts';

test('The path of a file is without its escapes', () => expect(pathOf('file:///a%20b/c%23.yaml')).toBe('/a b/c#.yaml'));

test.each(['untitled:Untitled-1', 'vscode-vfs://github/a/b.yaml'])('"%s" is no file and stands for itself', (uri) => {
  expect(pathOf(uri)).toBe(uri);
});

test('A path of Windows is written like any other', () => expect(slashed('C:\\repo\\a.yaml')).toBe('C:/repo/a.yaml'));
