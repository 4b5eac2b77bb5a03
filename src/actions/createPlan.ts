import type { Code } from '../domain/code.ts';
import { lineStarts, positionAt } from '../domain/lines.ts';
import { rootOf } from '../domain/own/root.ts';
import { readPlatform } from '../domain/platform/platform.ts';
import { field, textAt } from '../domain/own/read.ts';
import { answer } from '../domain/template/answers.ts';
import type { AnswerProblem } from '../domain/template/answers.ts';
import { clashIn } from '../domain/template/clash.ts';
import { digestOf } from '../domain/template/digest.ts';
import { byPath } from '../domain/template/file.ts';
import type { TemplateFile, TemplateRead } from '../domain/template/file.ts';
import { basePath, recordOf, recordPath } from '../domain/template/record.ts';
import { textOf, treeOf } from '../domain/template/tree.ts';
import type { Archives, Templates } from '../ports.ts';

export interface PlanInput {
  /** The folder of the template. */
  readonly template: string;
  /** What the template is called, without where it lies; null for the one that comes with Slipway. */
  readonly name: string | null;
  /** The version of Slipway, which the repository records. */
  readonly version: string;
  /** The text of the answers, and what it is called in messages. */
  readonly answers: { readonly text: string; readonly name: string };
}

/** All that a new repository will hold, before any of it is written. */
export interface CreatePlan {
  /** In the order of paths, the record of the template and its archive included. */
  readonly files: readonly TemplateFile[];
  /** `platform.yaml` in the template, and with the answers. */
  readonly platform: { readonly before: string; readonly after: string };
  readonly template: {
    /** Null for the one that comes with Slipway. */
    readonly name: string | null;
    /** Of Slipway. */
    readonly version: string;
    readonly digest: string;
  };
  /** The branch that Argo CD follows: the first commit goes there. */
  readonly branch: string;
}

export interface CreateFailure {
  readonly code: `new/${string}` | Code;
  /** What is wrong and what is wanted. */
  readonly sentence: string;
  /** `file:line:column`, for what is wrong in a text. */
  readonly where?: string;
}

export interface PlanPorts {
  readonly templates: Templates;
  readonly archives: Archives;
}

/** Reads the template and lays the answers over its `platform.yaml`; says why there is nothing to create. Writes nothing. */
export async function planCreation(
  ports: PlanPorts,
  input: PlanInput,
): Promise<CreatePlan | { readonly failures: readonly CreateFailure[] }> {
  const read = await ports.templates.read(input.template);
  if ('failure' in read) return { failures: [unusable(read, input.template)] };
  const clash = clashIn(read.files.map(({ path }) => path));
  if (clash !== undefined) {
    const { first, second } = clash;
    const sentence = `"${first}" and "${second}" are one place on Windows and macOS; rename one of them in the template.`;
    return { failures: [{ code: 'new/case-clash', sentence }] };
  }
  const platform = read.files.find(({ path }) => path === 'platform.yaml');
  const before = textOf(platform?.bytes);
  if (platform === undefined || before === null || rootOf(before) === null) {
    const sentence = `${input.template} has no platform.yaml that can be read, so it is no template of a platform.`;
    return { failures: [{ code: 'new/template', sentence }] };
  }
  const answered = answer(before, input.answers.text, treeOf(read.files));
  if ('problems' in answered) {
    return { failures: answered.problems.map((problem) => refused(problem, before, input.answers)) };
  }
  const bytes = new TextEncoder().encode(answered.text);
  const files = read.files.map((file) => (file === platform ? { ...file, bytes } : file));
  const digest = await digestOf(read.files);
  const record = new TextEncoder().encode(await recordOf(input.version, digest, files));
  const own: readonly TemplateFile[] = [
    { path: recordPath, bytes: record, executable: false },
    { path: basePath, bytes: await ports.archives.pack(files), executable: false },
  ];
  return {
    files: [...files, ...own].toSorted(byPath),
    platform: { before, after: answered.text },
    template: { name: input.name, version: input.version, digest },
    branch: branchIn(answered.text),
  };
}

function unusable(read: Extract<TemplateRead, { readonly failure: string }>, folder: string): CreateFailure {
  const { path, reason } = read;
  switch (read.failure) {
    case 'missing':
    case 'not-a-folder':
      return { code: 'new/template', sentence: `The template ${path} can't be read: ${reason}.` };
    case 'link':
      return {
        code: 'new/template-link',
        sentence: `"${path}" in the template ${folder} is a link, which may lead anywhere; put a file in its place.`,
      };
    case 'not-a-file':
    case 'too-large':
    case 'unreadable':
      return { code: 'new/template', sentence: `"${path}" in the template ${folder} can't be used: ${reason}.` };
  }
}

function refused(problem: AnswerProblem, platform: string, answers: PlanInput['answers']): CreateFailure {
  const [text, file] = problem.in === 'answers' ? [answers.text, answers.name] : [platform, 'platform.yaml'];
  const { line, column } = positionAt(lineStarts(text), problem.range.start);
  return { code: problem.code, sentence: problem.message, where: `${file}:${line + 1}:${column + 1}` };
}

/** `repository.revision` may be any revision; what can be no branch leaves the usual one. */
function branchIn(text: string): string {
  const root = rootOf(text);
  const platform = root === null ? null : readPlatform(root);
  const revision = textAt(field(field(platform?.place ?? null, 'repository'), 'revision'))?.value ?? 'main';
  const isBranch =
    /^[A-Za-z0-9][\w./-]*$/.test(revision) &&
    !/\.\.|\/\/|\/\.|[./]$|\.lock(?:\/|$)|^HEAD$|^[0-9a-f]{40}$/.test(revision);
  return isBranch ? revision : 'main';
}
