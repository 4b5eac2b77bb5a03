import { describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver/node';
import { judge } from '../../../src/repository/judge.ts';
import { rules } from '../product.ts';
import { policyFilesOf } from '../repository/policyPorts.ts';
import { noHostNetwork, podText, policyText } from '../repository/policyText.ts';
import { session } from './session.ts';

describe('what can be done about a policy', () => {
  const pod = 'file:///repo/pod.yaml';
  const text = `a: 1\n---\n${podText}`;
  const actions = async (policy: string): Promise<readonly CodeAction[]> => {
    const editor = await session({ '/repo/policies/policy.yaml': policy });
    await editor.open(pod, text);
    const diagnostics = await editor.diagnostics(pod, (params) => params.diagnostics.some(isDenied));
    return editor.fixes(pod, diagnostics.filter(isDenied));
  };

  test('is what the policy wants, and an exception beside the policy that lets the object pass', async () => {
    const [fix, exception, ...others] = await actions(noHostNetwork);
    expect(others).toEqual([]);
    const range = { start: { line: 6, character: 15 }, end: { line: 6, character: 19 } };
    expect(fix).toMatchObject({
      title: 'Set hostNetwork to false',
      edit: { documentChanges: [{ textDocument: { uri: pod, version: 1 }, edits: [{ range, newText: 'false' }] }] },
    });
    expect(exception?.title).toBe('Create PolicyException for "no-host-network"');
    const [made, written] = exception?.edit?.documentChanges ?? [];
    expect(made).toMatchObject({
      kind: 'create',
      uri: expect.stringMatching(/^file:\/\/\/repo\/policies\/.+\.yaml$/) as string,
    });
    const address = (made as { readonly uri: string }).uri;
    const behindComment = {
      line: 0,
      character: '# Why it may:'.length,
    };
    expect(exception?.command).toMatchObject({
      command: 'slipway.exception.show',
      arguments: [address, behindComment],
    });
    const exceptionText = JSON.stringify(written);
    const { edits } = JSON.parse(exceptionText) as { edits: { newText: string }[] };
    const files = await policyFilesOf({
      '/repo/policies/policy.yaml': noHostNetwork,
      '/repo/policies/exception.yaml': edits[0]?.newText ?? '',
    });
    const policies = files.judgeOf('/repo/pod.yaml');
    const { findings } = await judge(podText, { ...rules, policies });
    expect(findings.map(({ code }) => code)).toEqual(['policy/excepted']);
  });

  test('is of the policy that says it, though another says the same in the same words', async () => {
    const editor = await session({ '/repo/policies/policy.yaml': `${noHostNetwork}---\n${noHostNetwork}` });
    await editor.open(pod, text);
    const diagnostics = await editor.diagnostics(pod, (params) => params.diagnostics.filter(isDenied).length === 2);
    const [first, second] = diagnostics.filter(isDenied);
    expect(first?.message).toBe(second?.message);
    const titles = ['Set hostNetwork to false', 'Create PolicyException for "no-host-network"'];
    for (const one of [first, second])
      expect((await editor.fixes(pod, one === undefined ? [] : [one])).map(({ title }) => title)).toEqual(titles);
    const stranger = { ...first, data: { ...first?.data, saidBy: { ...first?.data.saidBy, document: 2 } } };
    expect(await editor.fixes(pod, [stranger as (typeof diagnostics)[number]])).toEqual([]);
  });

  test('is offered once where it helps against all that a policy says', async () => {
    const twice = `${noHostNetwork}    - expression: object.metadata.name != 'web'\n      message: Not web.\n`;
    const editor = await session({ '/repo/policy.yaml': twice });
    await editor.open(pod, text);
    const diagnostics = await editor.diagnostics(pod, (params) => params.diagnostics.filter(isDenied).length === 2);
    const exceptions = (await editor.fixes(pod, diagnostics)).filter(({ title }) => title.startsWith('Create'));
    expect(exceptions.map((one) => [one.title, one.diagnostics?.length])).toEqual([
      ['Create PolicyException for "no-host-network"', 2],
    ]);
  });

  test('names the rule that an exception is of', async () => {
    const rule = (name: string): string =>
      `    - {name: ${name}, match: {any: [{resources: {kinds: [Pod]}}]}, validate: {failureAction: Enforce, message: No., pattern: {spec: {hostNetwork: false}}}}\n`;
    const classic = `apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: c}\nspec:\n  rules:\n${rule('a')}${rule('b')}`;
    const editor = await session({ '/repo/policy.yaml': classic });
    await editor.open(pod, text);
    const diagnostics = await editor.diagnostics(pod, (params) => params.diagnostics.filter(isDenied).length === 2);
    expect((await editor.fixes(pod, diagnostics)).map(({ title }) => title)).toEqual([
      'Set hostNetwork to false',
      'Create PolicyException for "c" (rule: a)',
      'Create PolicyException for "c" (rule: b)',
    ]);
  });

  test('is only what is judged to help', async () => {
    const never = policyText('never', 'object.spec.?hostNetwork.orValue(false) == false && false');
    expect((await actions(never)).map(({ title }) => title)).toEqual(['Create PolicyException for "never"']);
  });
});

function isDenied({ code }: { readonly code?: unknown }): boolean {
  return code === 'policy/denied';
}
