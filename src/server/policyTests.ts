import type { Connection } from 'vscode-languageserver/node';
import { policyTests, runPolicyTest } from '../protocol.ts';
import type { PolicyTestsParams, PolicyTestsResult, RunPolicyTestParams, RunPolicyTestResult } from '../protocol.ts';
import { cancellable } from './cancellation.ts';
import type { TestFiles } from './suites.ts';

/** Answers what the host asks about tests of policies. What reads and judges them is loaded by the first request. */
export function servePolicyTests(connection: Connection, from: TestFiles): void {
  connection.onRequest(policyTests, async (params: PolicyTestsParams): Promise<PolicyTestsResult> => {
    const { policyTestsIn } = await import('./suites.ts');
    return policyTestsIn(params, from);
  });
  connection.onRequest(runPolicyTest, (params: RunPolicyTestParams, token): Promise<RunPolicyTestResult> =>
    cancellable(token, async (signal) => {
      const { judgePolicyTest } = await import('./suites.ts');
      return judgePolicyTest(params, from, signal);
    }),
  );
}
