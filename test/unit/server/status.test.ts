import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentStatus } from '../../../src/protocol.ts';
import { judge } from '../../../src/repository/judge.ts';
import { statusOf } from '../../../src/server/status.ts';
import { rules } from '../product.ts';

/** What the language status says of a text. */
async function check(text: string, status: Partial<DocumentStatus>): Promise<void> {
  const document = TextDocument.create('file:///a.yaml', 'yaml', 3, text);
  expect(statusOf(document, 3, await judge(text, rules))).toMatchObject({
    uri: 'file:///a.yaml',
    version: 3,
    ...status,
  });
}

const pod = 'apiVersion: v1\nkind: Pod\n';

describe('the status of a document', () => {
  test('names each object with its lines and where its schema came from', async () => {
    const source = { from: 'bundled', label: expect.stringMatching(/^Kubernetes 1\.36\.\d+$/) as string } as const;
    await check(`${pod}---\napiVersion: x.io/v1\nkind: Ship\n`, {
      documents: [
        { apiVersion: 'v1', kind: 'Pod', lines: [0, 1], reason: null, source },
        {
          apiVersion: 'x.io/v1',
          kind: 'Ship',
          lines: [3, 4],
          reason: 'No schema is known for x.io/v1 Ship.',
          source: null,
        },
      ],
      notJudged: null,
    });
  });

  test('names the items of a List', async () => {
    await check('apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod}\n', {
      documents: [expect.objectContaining({ kind: 'Pod', lines: [3, 3] }) as never],
    });
  });

  const reasons: readonly (readonly [rule: string, text: string, reason: string])[] = [
    ['without an object', 'a: 1\n', 'It is no Kubernetes object'],
    ['of a template', 'a: {{ .x }}\n', 'It is a Helm template'],
    ['of nothing', '', 'It holds no Kubernetes object.'],
    ['that can not be read', 'a: *x\n', 'Alias "x"'],
    ['with half an object', 'kind: Pod\n', 'The object needs the field "apiVersion".'],
    ['that is too large', `#${' '.repeat(17 * 1024 * 1024)}`, '18 MB'],
  ];
  test.each(reasons)('%s says why nothing was judged', async (_, text, reason) => {
    await check(text, { documents: [], notJudged: expect.stringContaining(reason) as string });
  });
});
