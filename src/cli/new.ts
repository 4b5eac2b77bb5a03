import { basename, resolve } from 'node:path';
import { create, creditOf, listed, obstacle } from '../actions/create.ts';
import type { Created } from '../actions/create.ts';
import { planCreation } from '../actions/createPlan.ts';
import type { CreateFailure, CreatePlan } from '../actions/createPlan.ts';
import { whyNot } from '../actions/whyNot.ts';
import { differenceOf } from '../domain/template/difference.ts';
import { archives } from '../node/archive.ts';
import { nodeFiles } from '../node/files.ts';
import { gitStart } from '../node/git.ts';
import { readStdin } from '../node/stdin.ts';
import { bundledTemplate, templatesOf } from '../node/template.ts';
import { writer } from '../node/write.ts';
import { oneOf, parseFlags } from './flags.ts';
import { visible } from '../domain/visible.ts';
import { version } from './help.ts';
import type { Context } from './main.ts';
import { Usage } from './usage.ts';

/** `slipway new`: makes a platform repository of the template and the answers, prints what it is made of. */
export async function newCommand(args: readonly string[], { product, signal, finish }: Context): Promise<number> {
  const options = readNewOptions(args);
  const input = { folder: resolve(options.directory), shown: options.directory, git: options.git };
  const hindered = await obstacle(writer, input);
  if (hindered !== null) return complain(hindered.failures, hindered.status);
  const answers = await readAnswers(options.answers);
  if ('sentence' in answers) return complain([answers], 2);
  const plan = await planCreation(
    { templates: templatesOf(product), archives },
    {
      template: options.template ?? bundledTemplate(product),
      name: options.template === undefined ? null : basename(resolve(options.template)),
      version: version(),
      answers,
    },
  );
  if ('failures' in plan) return complain(plan.failures, 2);
  if (options.dryRun) {
    const created = { files: await listed(plan), git: { initialized: false, committed: false }, failures: [] };
    print(options, plan, created);
    return 0;
  }
  const git = gitStart(process.env, () => []);
  return finish(async () => {
    const created = await create({ writer, git }, plan, input, signal);
    if ('status' in created) return complain(created.failures, created.status);
    print(options, plan, created);
    return created.failures.length > 0 ? complain(created.failures, 2) : 0;
  });
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

/** Throws `Usage` for what can't be meant. */
export function readNewOptions(args: readonly string[]): Options {
  const { values, positionals } = parseFlags('new', args, {
    answers: { type: 'string' },
    template: { type: 'string' },
    git: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    format: { type: 'string' },
  });
  const [directory, second] = positionals;
  if (directory === undefined || directory === '' || second !== undefined)
    throw new Usage('new/bad-flag', 'Name one folder for the new repository: slipway new DIR --answers FILE.');
  const { answers, template } = values;
  if (answers === undefined) {
    const sentence =
      'Name the answers: --answers FILE, or --answers - for standard input; an empty one takes every default.';
    throw new Usage('new/bad-flag', sentence);
  }
  const format = oneOf('new', 'format', values.format ?? 'text', ['text', 'json']);
  return { directory, answers, template, git: values.git === true, dryRun: values['dry-run'] === true, format };
}

async function readAnswers(path: string): Promise<{ readonly text: string; readonly name: string } | CreateFailure> {
  const found = path === '-' ? await readStdin() : await nodeFiles.read(path);
  if ('text' in found) return { text: found.text, name: path };
  const where = path === '-' ? 'standard input' : path;
  return { code: 'new/answers', sentence: `The answers can't be read from ${where}: ${whyNot(found)}.` };
}

function print(options: Options, plan: CreatePlan, { files, git }: Created): void {
  process.stdout.write(options.format === 'json' ? json(options, plan, files, git) : text(options, plan, files, git));
}

function json(options: Options, { template }: CreatePlan, files: Created['files'], git: Created['git']): string {
  const { directory, dryRun } = options;
  return `${JSON.stringify({ format: 'slipway.new/1', directory, template, files, git, dryRun })}\n`;
}

function text(options: Options, plan: CreatePlan, files: Created['files'], git: Created['git']): string {
  const what = `${files.length} files in ${options.directory} from ${creditOf(plan)}`;
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
