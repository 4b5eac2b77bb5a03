import { describe, expect, test } from 'vitest';
import { hostilePolicies } from '../../fixtures/hostilePolicies.ts';
import { noHostNetwork, podText, policyText } from '../repository/policyText.ts';
import { memorySurroundings } from '../../fakes/surroundings.ts';
import { ManualTimers } from '../../fakes/timers.ts';
import { session } from './session.ts';

const [pod, policy] = ['file:///repo/pod.yaml', 'file:///repo/policy.yaml'];
const denied = (params: { readonly diagnostics: readonly { readonly code?: unknown }[] }): boolean =>
  params.diagnostics.some(({ code }) => code === 'policy/denied');
const clean = (params: Parameters<typeof denied>[0]): boolean => !denied(params);

describe('policies of the workspace', () => {
  test('are asked about what is open, with the place that says so', async () => {
    const editor = await session({ '/repo/policy.yaml': noHostNetwork });
    await editor.open(pod, podText);
    expect(await editor.diagnostics(pod, denied)).toMatchObject([
      {
        code: 'policy/denied',
        range: { start: { line: 4, character: 15 }, end: { line: 4, character: 19 } },
        relatedInformation: [{ location: { uri: policy, range: { start: { line: 9 } } } }],
      },
    ]);
  });

  test('are the labels of Namespaces too, as they are typed', async () => {
    const labels = (level: string): string =>
      `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels: {pod-security.kubernetes.io/enforce: ${level}}\n`;
    const namespace = 'file:///repo/namespace.yaml';
    const editor = await session({ '/repo/namespace.yaml': labels('baseline') });
    await editor.open(pod, podText);
    expect(await editor.diagnostics(pod, denied)).toMatchObject([
      {
        severity: 1,
        message:
          'Namespace "shop" refuses this Pod: violates PodSecurity "baseline:latest": host namespaces (hostNetwork=true).',
        range: { start: { line: 4, character: 15 }, end: { line: 4, character: 19 } },
        relatedInformation: [{ location: { uri: namespace, range: { start: { line: 4 } } } }],
      },
    ]);
    await editor.open(namespace, labels('privileged'));
    expect(await editor.diagnostics(pod, clean)).toEqual([]);
  });

  test('are asked as they are typed, and as they are on disk once they are closed', async () => {
    const editor = await session({ '/repo/policy.yaml': noHostNetwork });
    await editor.open(pod, podText);
    await editor.diagnostics(pod, denied);
    await editor.open(policy, policyText('no-host-network', 'true'));
    await editor.diagnostics(pod, clean);
    await editor.change(policy, 2, noHostNetwork);
    await editor.diagnostics(pod, denied);
    await editor.change(policy, 3, policyText('no-host-network', 'true'));
    await editor.diagnostics(pod, clean);
    await editor.notify('textDocument/didClose', { textDocument: { uri: policy } });
    expect(await editor.diagnostics(pod, denied)).toHaveLength(1);
  });

  test('are asked only while their schema takes them, and it says why where it does not', async () => {
    const editor = await session({ '/repo/policy.yaml': noHostNetwork });
    await editor.open(pod, podText);
    await editor.diagnostics(pod, denied);
    await editor.open(policy, noHostNetwork.replace('message: No.', 'message: 1'));
    expect(await editor.diagnostics(pod, clean)).toEqual([]);
    const said = await editor.diagnostics(policy, ({ diagnostics }) => diagnostics.length > 0);
    expect(said).toMatchObject([{ code: 'schema/type', message: '1 is an integer; message wants a string.' }]);
    await editor.change(policy, 2, noHostNetwork.replace('message: No.', 'massage: No.'));
    await editor.diagnostics(pod, denied);
  });

  test('are asked again when an exception expires, though nobody types', async () => {
    const exception = `apiVersion: policies.kyverno.io/v1
kind: PolicyException
metadata: {name: e, namespace: shop}
spec: {policyRefs: [{name: no-host-network, kind: ValidatingPolicy}], expiresAt: "2026-01-01T00:10:00Z"}
`;
    const files = { '/repo/policy.yaml': noHostNetwork, '/repo/exception.yaml': exception };
    const timers = new ManualTimers('2026-01-01T00:00:00Z');
    const editor = await session(files, memorySurroundings(), timers);
    await editor.open(pod, podText);
    await editor.diagnostics(pod, ({ diagnostics }) => diagnostics.some(({ code }) => code === 'policy/excepted'));
    timers.advance(11 * 60_000);
    expect((await editor.diagnostics(pod, denied)).map(({ code }) => code)).toEqual(['policy/denied']);
  });

  test('that take too long have one finding, whatever is typed, and hold up nothing', async () => {
    const { policy: text = '', at = '' } = hostilePolicies['loops in loops'] ?? {};
    const editor = await session({ '/repo/policy.yaml': text });
    const codes = ({ diagnostics }: Parameters<typeof denied>[0]): unknown =>
      diagnostics.map(({ code }) => code).join();
    await editor.open(policy, text);
    await editor.open(pod, podText);
    const [finding] = await editor.diagnostics(policy, (params) => codes(params) === 'policy/budget');
    const line = text.split('\n').findIndex((one) => one.includes(at));
    expect(finding).toMatchObject({ range: { start: { line } } });
    for (const version of [2, 3, 4]) {
      await editor.change(pod, version, podText.replace('a:1', `a:${version}`));
      await editor.diagnostics(pod, (params) => params.version === version && codes(params) === 'policy/unjudged');
    }
    await editor.change(policy, 2, policyText('hostile', 'true'));
    expect(await editor.diagnostics(pod, (params) => codes(params) === '')).toEqual([]);
    expect(await editor.diagnostics(policy, (params) => codes(params) === '')).toEqual([]);
  });

  test('are asked again when what they have looked up is typed', async () => {
    const reading = policyText('reading', "resource.Get('v1', 'configmaps', 'shop', 'm').data.a == 'b'");
    const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m, namespace: shop}\ndata: {a: x}\n';
    const editor = await session({ '/repo/policy.yaml': reading, '/repo/map.yaml': map });
    await editor.open(pod, podText);
    await editor.diagnostics(pod, denied);
    await editor.open('file:///repo/map.yaml', map.replace('x', 'b'));
    expect(await editor.diagnostics(pod, clean)).toEqual([]);
  });
});
