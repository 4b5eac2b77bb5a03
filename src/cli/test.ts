import { testPolicies } from '../actions/testPolicies.ts';
import type { TestsWanted } from '../actions/testPolicies.ts';
import { visible } from '../domain/visible.ts';
import { nodeFiles } from '../node/files.ts';
import { newestSchemas } from '../node/schemas.ts';
import { oneOf, parseFlags } from './flags.ts';
import { testJson } from './format/testJson.ts';
import { testJunit } from './format/testJunit.ts';
import { summaryOf } from './format/testSummary.ts';
import type { TestSummary } from './format/testSummary.ts';
import { testText } from './format/testText.ts';
import type { Context } from './main.ts';
import { Usage } from './usage.ts';

const formats = { text: testText, json: testJson, junit: testJunit } as const;

/** `slipway test`: runs the tests of policies, prints a row for each result and object, gives the exit status. */
export async function testCommand(args: readonly string[], { product, signal }: Context): Promise<number> {
  const { format, ...wanted } = readTestOptions(args);
  const report = await testPolicies(nodeFiles, wanted, [newestSchemas(product)], signal);
  process.stdout.write(formats[format](report));
  for (const failure of report.failures) process.stderr.write(`slipway: test/unusable: ${visible(failure)}\n`);
  return report.failures.length > 0 ? 2 : exitStatus(summaryOf(report));
}

/** Throws `Usage` for what can't be meant. */
export function readTestOptions(args: readonly string[]): TestsWanted & { readonly format: keyof typeof formats } {
  const { values, positionals } = parseFlags('test', args, {
    'file-name': { type: 'string', short: 'f' },
    format: { type: 'string' },
  });
  const fileName = values['file-name'];
  if (positionals.length === 0) throw new Usage('test/no-path', 'Name a folder that holds kyverno-test.yaml files.');
  return {
    paths: positionals,
    ...(fileName === undefined ? {} : { fileName }),
    format: oneOf('test', 'format', values.format ?? 'text', ['text', 'json', 'junit']),
  };
}

/** What nobody could judge is incomplete; a rule that says nothing is as wrong as one that says something else. */
function exitStatus({ wrong, none, unjudged }: TestSummary): number {
  if (wrong + none > 0) return 1;
  return unjudged > 0 ? 3 : 0;
}
