import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { expect, test } from 'vitest';
import { askedOfKyverno } from '../../../src/protocol.ts';
import type { AskedOfKyvernoResult } from '../../../src/protocol.ts';
import { pods, policy } from '../actions/policyFiles.ts';
import { session } from './session.ts';

const files = { '/repo/t/policy.yaml': policy, '/repo/t/pods.yaml': pods };

test('What is on disk is judged, whatever is typed', async () => {
  const desk = await session(files);
  await desk.open('file:///repo/t/policy.yaml', policy.replace(':latest', ':1'));
  const asked = await desk.request<AskedOfKyvernoResult>(askedOfKyverno, { folder: '/repo/t' });
  expect(asked.failures).toEqual([]);
  expect(asked.files[0]?.policies[0]?.answers.map(({ result }) => result)).toEqual(['fail', 'pass']);
});

test('A cancelled request fails', async () => {
  const desk = await session(files);
  const source = new CancellationTokenSource();
  const asked = desk.request(askedOfKyverno, { folder: '/repo/t' }, source.token);
  source.cancel();
  await expect(asked).rejects.toThrow(/abort|cancel/i);
});
