import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Role } from '../../../src/domain/platform/file.ts';
import type { SchemaAtResult } from '../../../src/protocol.ts';
import { ownSchemaAt } from '../../../src/server/ownSchema.ts';

function at(role: Role, line = 0, known: readonly string[] = [], text = '# none\n'): SchemaAtResult {
  return ownSchemaAt(
    TextDocument.create('file:///a.yaml', 'yaml', 1, text),
    { uri: 'file:///a.yaml', line, known },
    role,
  );
}

test.each([
  ['platform', 'platform'],
  ['applications', 'applications'],
  ['phase', 'checks'],
] as const)('The schema of a %s has "%s", whatever the text says', (role, key) => {
  expect(at(role)?.schema?.properties).toHaveProperty(key);
});

test('It is explained in Markdown', () => {
  const part = at('platform')?.schema?.properties?.['platform'];
  expect(part).toHaveProperty('markdownDescription', part?.description);
});

test('It is not sent again', () => {
  const { name = '' } = at('phase') ?? {};
  expect(at('phase', 0, [name])).toMatchObject({ name, schema: null, firstLine: 0, text: '# none\n' });
});

test('The document under the cursor is sent alone', () => {
  expect(at('platform', 3, [], 'platform:\n  a: 1\n---\nb: 1\n')).toMatchObject({ firstLine: 2, text: '---\nb: 1\n' });
});
