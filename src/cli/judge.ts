import { judge } from '../actions/judge.ts';
import type { JudgeInput } from '../actions/judge.ts';
import { listed } from '../domain/policy/fixes/wish.ts';
import type { Unread } from '../domain/policy/unread.ts';
import { visible } from '../domain/visible.ts';
import { nodeFiles } from '../node/files.ts';
import { newestSchemas } from '../node/schemas.ts';
import { readStdin } from '../node/stdin.ts';
import { CrdCatalog } from '../repository/crds.ts';
import { oneOf, parseFlags } from './flags.ts';
import { judgeJson } from './format/judgeJson.ts';
import { notInForceIn } from './format/judgeProblems.ts';
import { judgeReport } from './format/judgeReport.ts';
import { judgedRows } from './format/judgeRows.ts';
import { judgeSummary } from './format/judgeSummary.ts';
import type { JudgeSummary } from './format/judgeSummary.ts';
import { judgeText } from './format/judgeText.ts';
import type { Context } from './main.ts';
import { Usage } from './usage.ts';

const formats = { text: judgeText, json: judgeJson, report: judgeReport } as const;

/** `slipway judge`: what policies say about objects; prints in the wanted format, gives the exit status. */
export async function judgeCommand(args: readonly string[], { product, signal }: Context): Promise<number> {
  const { input, format, all, requireJudged } = readJudgeOptions(args);
  const bundled = newestSchemas(product);
  // Kyverno's command line knows what comes with it, and nothing of the files.
  const crds = input.likeCommandLine ? null : new CrdCatalog(bundled.objectMeta);
  const served = crds === null ? [bundled] : [crds, bundled];
  const report = await judge(nodeFiles, { ...input, served, crds, now: Date.now() }, signal);
  process.stdout.write(formats[format](report, all));
  const broken = notInForceIn(report);
  for (const failure of report.failures) process.stderr.write(`slipway: judge/unusable: ${visible(failure)}\n`);
  for (const problem of broken) process.stderr.write(`slipway: judge/invalid-policy: ${visible(problem)}\n`);
  const leftOut = unreadWords(report.unread);
  if (leftOut !== null) process.stderr.write(`slipway: judge/helm-template: ${leftOut}\n`);
  if (report.failures.length > 0 || broken.length > 0) return 2;
  return exitStatus(judgeSummary(judgedRows(report)), requireJudged);
}

/** What nobody was asked, what may bring policies into force, and what may exempt; null for nothing. */
function unreadWords(unread: readonly Unread[]): string | null {
  const exceptions = unread.filter(({ is }) => is === 'exception').length;
  const bindings = unread.filter(({ is }) => is === 'binding').length;
  const policies = unread.length - exceptions - bindings;
  const parts = [
    ...(policies === 0 ? [] : [`${policies} ${policies === 1 ? 'policy' : 'policies'}`]),
    ...(bindings === 0 ? [] : [`${bindings} ValidatingAdmissionPolicyBinding${bindings === 1 ? '' : 's'}`]),
    ...(exceptions === 0 ? [] : [`${exceptions} PolicyException${exceptions === 1 ? '' : 's'}`]),
  ];
  if (parts.length === 0) return null;
  return `${listed(parts)} in Helm templates can't be read and ${unread.length === 1 ? 'was' : 'were'} left out; render them first.`;
}

interface Options {
  readonly input: Omit<JudgeInput, 'served' | 'crds'>;
  readonly format: keyof typeof formats;
  readonly all: boolean;
  readonly requireJudged: boolean;
}

/** Throws `Usage` for what can't be meant. */
export function readJudgeOptions(args: readonly string[]): Options {
  const { values, positionals } = parseFlags('judge', args, {
    policies: { type: 'string', short: 'p', multiple: true },
    resources: { type: 'string', short: 'r', multiple: true },
    exceptions: { type: 'string', short: 'e', multiple: true },
    values: { type: 'string' },
    userinfo: { type: 'string' },
    operation: { type: 'string' },
    like: { type: 'string' },
    all: { type: 'boolean' },
    'require-judged': { type: 'boolean' },
    format: { type: 'string' },
  });
  const [extra] = positionals;
  if (extra !== undefined)
    throw new Usage('judge/bad-flag', `"${extra}" belongs to no flag; name policies with -p and objects with -r.`);
  const { policies = [], resources = [], exceptions = [] } = values;
  if (policies.length === 0) throw new Usage('judge/bad-flag', '-p F is wanted: a file or folder with policies.');
  if (resources.length === 0) throw new Usage('judge/bad-flag', '-r F is wanted: a file or folder with objects, or -.');
  if ([...policies, ...resources, ...exceptions].filter((path) => path === '-').length > 1)
    throw new Usage('judge/bad-flag', 'Standard input can stand for one of the files only.');
  if (values.like !== undefined) oneOf('judge', 'like', values.like, ['kyverno-cli']);
  return {
    input: {
      policies,
      resources,
      exceptions,
      values: values.values ?? null,
      ...(values.userinfo === undefined ? {} : { userInfo: values.userinfo }),
      operation: oneOf('judge', 'operation', values.operation ?? 'CREATE', ['CREATE', 'UPDATE', 'DELETE']),
      likeCommandLine: values.like !== undefined,
      stdin: readStdin,
    },
    format: oneOf('judge', 'format', values.format ?? 'text', ['text', 'json', 'report']),
    all: values.all === true,
    requireJudged: values['require-judged'] === true,
  };
}

function exitStatus({ fail, error, unjudged }: JudgeSummary, requireJudged: boolean): number {
  if (fail + error > 0) return 1;
  return requireJudged && unjudged > 0 ? 3 : 0;
}
