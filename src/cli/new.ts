import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { create, listed, obstacle } from '../actions/create.ts';
import type { Created } from '../actions/create.ts';
import { planCreation } from '../actions/createPlan.ts';
import type { CreateFailure, CreatePlan } from '../actions/createPlan.ts';
import { differenceOf } from '../domain/template/difference.ts';
import { archives } from '../node/archive.ts';
import { nodeFiles } from '../node/files.ts';
import { gitStart } from '../node/git.ts';
import { readStdin } from '../node/stdin.ts';
import { bundledTemplate, templatesOf } from '../node/template.ts';
import { writer } from '../node/write.ts';
import { visible } from './format/visible.ts';
import { version } from './help.ts';
import type { Context } from './main.ts';
import { Usage } from './usage.ts';

/** `slipway new`: makes a platform repository of the template and the answers, prints what it is made of. */
export async function newCommand(args: readonly string[], { product, signal }: Context): Promise<number> {
  const options = read(args);
  const input = { folder: resolve(options.directory), shown: options.directory, git: options.git };
  const hindered = await obstacle(writer, input);
  if (hindered !== null) return complain(hindered.failures, hindered.status);
  const answers = await readAnswers(options.answers);
  if ('sentence' in answers) return complain([answers], 2);
  const plan = await planCreation(
    { templates: templatesOf(product), archives },
    { template: options.template ?? bundledTemplate(product), version: version(), answers },
  );
  if ('failures' in plan) return complain(plan.failures, 2);
  if (options.dryRun) {
    const created = { files: await listed(plan), git: { initialized: false, committed: false }, failures: [] };
    print(options, plan, created);
    return 0;
  }
  const git = gitStart(process.env, () => []);
  const created = await create({ writer, git }, plan, input, signal);
  if ('status' in created) return complain(created.failures, created.status);
  print(options, plan, created);
  return created.failures.length > 0 ? complain(created.failures, 2) : 0;
}

interface Options {
  /** As it was given. */
  readonly directory: string;
  readonly answers: string;
  readonly template: string | undefined;
  readonly git: boolean;
  readonly dryRun: boolean;
  readonly format: 'text' | 'json';
}

function read(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  const [directory, second] = positionals;
  if (directory === undefined || directory === '' || second !== undefined)
    throw new Usage('new/bad-flag', 'Name one folder for the new repository: slipway new DIR --answers FILE.');
  const { answers, template, format = 'text' } = values;
  if (answers === undefined) {
    const sentence =
      'Name the answers: --answers FILE, or --answers - for standard input; an empty one takes every default.';
    throw new Usage('new/bad-flag', sentence);
  }
  if (format !== 'text' && format !== 'json')
    throw new Usage('new/bad-flag', `--format takes text, json, not "${format}".`);
  return { directory, answers, template, git: values.git === true, dryRun: values['dry-run'] === true, format };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        answers: { type: 'string' },
        template: { type: 'string' },
        git: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        format: { type: 'string' },
      },
    });
  } catch (error) {
    const [said = ''] = String(error instanceof Error ? error.message : error).split('. ', 1);
    throw new Usage('new/bad-flag', `${said.replace(/\.$/, '')}; slipway --help lists the flags.`);
  }
}

async function readAnswers(path: string): Promise<{ readonly text: string; readonly name: string } | CreateFailure> {
  const found = path === '-' ? await readStdin() : await nodeFiles.read(path);
  if ('text' in found) return { text: found.text, name: path };
  const reasons = { 'too-large': 'they have more than 16 MB', 'not-text': 'they are no text' };
  const reason = found.failure === 'unreadable' ? found.reason : reasons[found.failure];
  return { code: 'new/answers', sentence: `The answers in ${path} can't be read: ${reason}.` };
}

function print(options: Options, plan: CreatePlan, { files, git }: Created): void {
  process.stdout.write(options.format === 'json' ? json(options, plan, files, git) : text(options, plan, files, git));
}

function json(options: Options, { template }: CreatePlan, files: Created['files'], git: Created['git']): string {
  const { directory, dryRun } = options;
  return `${JSON.stringify({ format: 'slipway.new/1', directory, template, files, git, dryRun })}\n`;
}

function text(options: Options, plan: CreatePlan, files: Created['files'], git: Created['git']): string {
  const what = `${files.length} files in ${options.directory} from the template of Slipway ${plan.template.version}`;
  const commit = git.committed ? `, and committed them to ${plan.branch}` : '';
  const lines = options.dryRun ? [...preview(plan, files), `Would create ${what}.`] : [`Created ${what}${commit}.`];
  return lines.map((line) => `${visible(line)}\n`).join('');
}

function preview({ platform }: CreatePlan, files: Created['files']): string[] {
  const changes = differenceOf(platform.before, platform.after);
  const head = changes.length === 0 ? [] : ['', 'platform.yaml, against the template:'];
  return [...files.map(({ path }) => path), ...head, ...changes, ''];
}

function complain(failures: readonly CreateFailure[], status: number): number {
  for (const { code, sentence, where } of failures) {
    const said = where === undefined ? sentence : `${where}: ${sentence}`;
    process.stderr.write(`slipway: ${code}: ${visible(said)}\n`);
  }
  return status;
}
