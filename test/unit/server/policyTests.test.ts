import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { describe, expect, test } from 'vitest';
import { policyTests, runPolicyTest } from '../../../src/protocol.ts';
import type { PolicyTestsResult, RunPolicyTestResult } from '../../../src/protocol.ts';
import { memorySurroundings } from '../../fakes/surroundings.ts';
import { pods, policy, suite } from '../actions/policyFiles.ts';
import { session } from './session.ts';
import type { Session } from './session.ts';

const uri = 'file:///repo/t/kyverno-test.yaml';
const files = { '/repo/t/kyverno-test.yaml': suite, '/repo/t/policy.yaml': policy, '/repo/t/pods.yaml': pods };

async function rowsOf(desk: Session): Promise<readonly boolean[]> {
  const { rows } = await desk.request<RunPolicyTestResult>(runPolicyTest, { uri });
  return rows.flatMap(({ answers }) => answers.map(({ ok }) => ok));
}

describe('tests of policies', () => {
  test('are told and judged as they are typed, saved or not', async () => {
    const desk = await session(files);
    expect(await rowsOf(desk)).toEqual([true, false]);
    await desk.open(uri, suite.replace('fail, resources: [good]', 'pass, resources: [good]'));
    const [file] = await desk.request<PolicyTestsResult>(policyTests, { uris: ['file:///repo'] });
    expect(file?.rows.map(({ expected }) => expected)).toEqual(['fail', 'pass']);
    expect(await rowsOf(desk)).toEqual([true, true]);
    await desk.open('file:///repo/t/policy.yaml', policy.replace(':latest', ':1'));
    expect(await rowsOf(desk)).toEqual([false, false]);
    await desk.notify('textDocument/didClose', { textDocument: { uri: 'file:///repo/t/policy.yaml' } });
    expect(await rowsOf(desk)).toEqual([true, true]);
  });

  test('are left alone where a .gitignore leaves them out', async () => {
    const surroundings = { ...memorySurroundings(), isIgnored: (path: string) => path.startsWith('/repo/t/') };
    const desk = await session(files, surroundings);
    expect(await desk.request<PolicyTestsResult>(policyTests, { uris: [uri] })).toEqual([]);
  });
});

test.each([
  ['before it has begun', 0],
  ['while it judges', 30],
])('A long run that is cancelled %s ends without a result', async (_, milliseconds) => {
  const many = '- {policy: images, result: fail, resources: [bad]}\n'.repeat(3_500);
  const desk = await session({ ...files, '/repo/t/kyverno-test.yaml': `${suite}${many}` });
  const cancelling = new CancellationTokenSource();
  const running = desk.request(runPolicyTest, { uri }, cancelling.token);
  if (milliseconds === 0) cancelling.cancel();
  else setTimeout(() => cancelling.cancel(), milliseconds);
  await expect(running).rejects.toThrow(/abort/);
});
