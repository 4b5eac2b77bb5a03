import { describe, expect, test, vi } from 'vitest';
import type { CodeLens } from 'vscode-languageserver/node';
import { lensTitle } from '../../../src/server/policyLens.ts';
import type { LensCounts } from '../../../src/server/policyLens.ts';
import type { ShowFailuresArguments } from '../../../src/protocol.ts';
import { memorySurroundings } from '../../fakes/surroundings.ts';
import { noHostNetwork, podText, policyText } from '../repository/policyText.ts';
import { session } from './session.ts';
import type { Session } from './session.ts';

test.each<[LensCounts, string]>([
  [{ asked: 0, failed: 0, errors: 0, unjudged: 0, exempted: 0 }, 'is about no manifest here'],
  [{ asked: 1, failed: 0, errors: 0, unjudged: 0, exempted: 0 }, 'fails 0 of 1 manifest'],
  [{ asked: 41, failed: 3, errors: 0, unjudged: 1, exempted: 0 }, 'fails 3 of 41 manifests · 1 unjudged'],
  [{ asked: 9, failed: 0, errors: 2, unjudged: 1, exempted: 0 }, 'fails 0 of 9 manifests · 2 errors · 1 unjudged'],
  [{ asked: 9, failed: 1, errors: 0, unjudged: 1, exempted: 2 }, 'fails 1 of 9 manifests · 1 unjudged · 2 exempted'],
])('%j', (counts, title) => {
  expect(lensTitle(counts)).toBe(title);
});

async function lenses(editor: Session, uri: string): Promise<readonly CodeLens[]> {
  const found = await editor.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  return Promise.all(found.map((lens) => editor.request<CodeLens>('codeLens/resolve', lens)));
}

const files = {
  '/repo/policy.yaml': noHostNetwork,
  '/repo/pods.yaml': `${podText}---\n${podText.replace('web', 'b').replace('true', 'false')}`,
};
const uri = 'file:///repo/policy.yaml';

describe('A lens', () => {
  test('says what a policy as it is typed says about all manifests, and leads to those that fail', async () => {
    const editor = await session(files);
    await editor.open('file:///repo/pods.yaml', files['/repo/pods.yaml']);
    await editor.diagnostics('file:///repo/pods.yaml', ({ diagnostics }) => diagnostics.length > 0);
    await editor.open(uri, `# Why.\n${noHostNetwork}`);
    const range = { start: { line: 4, character: 15 }, end: { line: 4, character: 19 } };
    const places = [{ uri: 'file:///repo/pods.yaml', range }];
    const start = { line: 1, character: 0 };
    expect(await lenses(editor, uri)).toMatchObject([
      {
        range: { start, end: start },
        command: {
          title: 'fails 1 of 2 manifests',
          command: 'slipway.failures.show',
          arguments: [uri, start, places],
        },
      },
    ]);
    await editor.change(uri, 2, policyText('no-host-network', 'true'));
    expect(await lenses(editor, uri)).toMatchObject([{ command: { title: 'fails 0 of 2 manifests', command: '' } }]);
  });

  test('counts what has no verdict since the policy takes too much', async () => {
    const hostile = policyText('hostile', 'lists.range(9999).all(a, lists.range(999).all(b, a + b >= 0))');
    const editor = await session({ ...files, '/repo/policy.yaml': hostile });
    await editor.open('file:///repo/pods.yaml', files['/repo/pods.yaml']);
    await editor.open(uri, hostile);
    await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.some(({ code }) => code === 'policy/budget'));
    expect(await lenses(editor, uri)).toMatchObject([{ command: { title: 'fails 0 of 2 manifests · 2 unjudged' } }]);
  });

  const exempting = `apiVersion: policies.kyverno.io/v1
kind: PolicyException
metadata: {name: all, namespace: kyverno}
spec:
  policyRefs: [{name: p, kind: ValidatingPolicy}]
  matchConditions: [{name: web, expression: "object.metadata.name == 'web'"}]
`;
  const needsSpec = "object.spec.hostNetwork.startsWith('a')";
  const needsOther = "resource.Get('v1', 'configmaps', 'shop', 'none').data.a == object.metadata.name";

  test.each<[what: string, policy: string, more: string, title: string, lines: readonly number[]]>([
    [
      'what fails before all else',
      "object.metadata.name == 'web' ? false : dyn('a') + 1 > 0",
      '',
      '1 of 2 manifests · 1 error',
      [2],
    ],
    ['what has no value', needsSpec, '', '0 of 2 manifests · 2 errors', [4, 11]],
    ['what nobody can judge', needsOther, '', '0 of 2 manifests · 2 unjudged', [1, 8]],
    ['what is exempted', 'true', exempting, '0 of 2 manifests · 1 exempted', [1]],
  ])('leads to %s', async (_, expression, more, title, lines) => {
    const editor = await session({
      ...files,
      '/repo/policy.yaml': policyText('p', expression),
      '/repo/more.yaml': more,
    });
    await editor.open('file:///repo/pods.yaml', files['/repo/pods.yaml']);
    await editor.open(uri, policyText('p', expression));
    await vi.waitFor(async () => {
      expect(await lenses(editor, uri)).toMatchObject([
        { command: { title: `fails ${title}`, command: 'slipway.failures.show' } },
      ]);
    });
    const [lens] = await lenses(editor, uri);
    const [, , places] = (lens?.command?.arguments ?? []) as unknown as ShowFailuresArguments;
    expect(places.map(({ range }) => range.start.line)).toEqual(lines);
  });

  test('says that a policy is not in force which has a mistake', async () => {
    const editor = await session({ ...files, '/repo/policy.yaml': policyText('broken', 'object.spec.al(c, true)') });
    await editor.open('file:///repo/pods.yaml', files['/repo/pods.yaml']);
    await editor.open(uri, policyText('broken', 'object.spec.al(c, true)'));
    expect(await lenses(editor, uri)).toMatchObject([{ command: { title: 'is not in force', command: '' } }]);
  });

  test('is on policies in charts too, and on nothing else', async () => {
    const template = '/repo/chart/templates/policy.yaml';
    const editor = await session({ ...files, [template]: noHostNetwork }, memorySurroundings([], [template]));
    await editor.open(`file://${template}`, noHostNetwork);
    // Nothing else is open: the files around it are looked through all the same.
    await vi.waitFor(async () => {
      expect(await lenses(editor, `file://${template}`)).toMatchObject([
        { command: { title: 'fails 1 of 2 manifests' } },
      ]);
    });
    await editor.open('file:///repo/pods.yaml', files['/repo/pods.yaml']);
    expect(await lenses(editor, 'file:///repo/pods.yaml')).toEqual([]);
  });
});
