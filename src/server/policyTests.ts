import type { Connection } from 'vscode-languageserver/node';
import { policyTests, runPolicyTest } from '../protocol.ts';
import type { PolicyTestsParams, PolicyTestsResult, RunPolicyTestParams, RunPolicyTestResult } from '../protocol.ts';
import type { TestFiles } from './suites.ts';

/** Answers what the host asks about tests of policies. What reads and judges them is loaded by the first request. */
export function servePolicyTests(connection: Connection, from: TestFiles): void {
  connection.onRequest(policyTests, async (params: PolicyTestsParams): Promise<PolicyTestsResult> => {
    const { policyTestsIn } = await import('./suites.ts');
    return policyTestsIn(params, from);
  });
  connection.onRequest(runPolicyTest, async (params: RunPolicyTestParams, token): Promise<RunPolicyTestResult> => {
    const cancelling = new AbortController();
    // Who is cancelled while still in the queue is never told.
    if (token.isCancellationRequested) cancelling.abort();
    const listening = token.onCancellationRequested(() => cancelling.abort());
    try {
      const { judgePolicyTest } = await import('./suites.ts');
      return await judgePolicyTest(params, from, cancelling.signal);
    } finally {
      listening.dispose();
    }
  });
}
