import { findingOf, spelledOut } from '../domain/finding.ts';
import type { Finding } from '../domain/finding.ts';
import { chartReason } from '../domain/kubernetes/chart.ts';
import { mentionsKubernetes } from '../domain/kubernetes/mention.ts';
import type { KnownKind } from '../domain/policy/problems/problem.ts';
import type { Catalog } from '../domain/schema/catalog.ts';
import { lineStarts } from '../domain/lines.ts';
import type { LineStarts } from '../domain/lines.ts';
import type { FetchingCatalog, Files, FileText, Surroundings } from '../ports.ts';
import { isChartFile } from '../repository/chart.ts';
import type { CrdCatalog } from '../repository/crds.ts';
import { templateReason } from '../repository/document.ts';
import type { JudgedObject } from '../repository/row.ts';
import { PolicyFiles } from '../repository/policyFiles.ts';
import { judge, objectsOf, refusal, skippedJudgement } from '../repository/judge.ts';
import type { Judgement } from '../repository/judge.ts';
import { ownFile } from '../repository/own.ts';
import type { OwnFile } from '../repository/own.ts';
import type { Rules } from '../repository/rules.ts';
import { Trees } from '../repository/trees.ts';

export interface LintInput {
  /** Files and folders; `-` stands for `stdin`. */
  readonly paths: readonly string[];
  readonly stdin: () => Promise<FileText>;
  readonly rules: Rules;
  readonly fetching: readonly FetchingCatalog[];
  /** Is told of the custom resources that the files define, before any is judged; null to leave them out. */
  readonly crds: CrdCatalog | null;
  /** The kinds that are known. */
  readonly kinds: () => readonly KnownKind[];
  /** The kinds as an API server serves them, wherever `rules` has its schemas from. */
  readonly served: readonly Catalog[];
  /** Whether the policies among the files are asked. */
  readonly policies: boolean;
  /** In milliseconds since 1970, for exceptions that expire; null when it is not known. */
  readonly now: () => number | null;
  /** Tells the templates of Helm charts and the files of platforms; null to judge all as if they were plain manifests. */
  readonly surroundings: Surroundings | null;
  /** The path of a file from the root of the disk. */
  readonly absolute: (path: string) => string;
  /** Judge also what `.gitignore` ignores, and what does not look like Kubernetes. */
  readonly everything: boolean;
}

export interface LintedFile {
  readonly path: string;
  readonly lines: LineStarts;
  readonly objects: readonly (JudgedObject & { readonly document: number })[];
  readonly findings: readonly Finding[];
}

export interface LintReport {
  readonly files: readonly LintedFile[];
  /** What could not be looked at: the command could not do all that was asked (exit status 2). */
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly code: 'lint/no-path' | 'lint/no-files' | 'lint/unreadable' | 'lint/schema-location';
  readonly sentence: string;
}

/** Judges files and folders. What can't be read is a failure beside the rest and stops nothing. */
export async function lint(files: Files, input: LintInput, signal: AbortSignal): Promise<LintReport> {
  const failures: Failure[] = [];
  const texts = new Map<string, { readonly text: string; readonly own: OwnFile | null }>();
  const linted = new Map<string, LintedFile>();
  // Files with policies that are stopped: what is to be told of them may come after they were judged.
  const stopped = new Set<string>();
  const trees = treesOf(input.surroundings);
  const policies = policiesAmong(texts, trees, stopped, input);
  for (const { path, named } of await collect(files, input, failures)) {
    signal.throwIfAborted();
    const read = path === '-' ? await input.stdin() : await files.read(path);
    if ('text' in read) {
      const { text } = read;
      const own = path === '-' || trees === null ? null : ownFile(path, text, (root) => trees.at(root));
      if (!named && !input.everything && own === null && !isManifest(path, text, input.surroundings)) continue;
      texts.set(path, { text, own });
      input.crds?.update(path, text);
      policies?.update(path, text);
    } else if (read.failure === 'unreadable') {
      failures.push(unreadable({ path, reason: read.reason }));
    } else {
      linted.set(path, fileOf(path, '', read.failure === 'too-large' ? refusal(read.bytes) : notText));
    }
  }
  await policies?.settled();
  const judged = async (path: string, { text, own }: { text: string; own: OwnFile | null }): Promise<LintedFile> => {
    signal.throwIfAborted();
    if (own !== null) {
      // Loaded only for who has a platform.
      const { judgeOwn } = await import('../repository/platform.ts');
      return fileOf(path, text, judgeOwn(own, text));
    }
    const isPatch = input.surroundings?.isPatch(path) === true;
    // What comes over a pipe is not in Git.
    const asked = policies?.judgeOf(path) ?? null;
    const rules = { ...input.rules, isPatch, policies: asked, secrets: input.rules.secrets && path !== '-' };
    const skipped = reasonToSkip(path, input.surroundings);
    const judgement =
      skipped === null ? await judgeSettled(text, rules, input.fetching, signal) : skippedJudgement(text, skipped);
    return fileOf(path, text, judgement);
  };
  for (const [path, read] of texts) linted.set(path, await judged(path, read));
  for (const path of stopped) {
    const read = texts.get(path);
    if (read !== undefined) linted.set(path, await judged(path, read));
  }
  const unasked = input.fetching.flatMap((catalog) => catalog.failures);
  failures.push(...unasked.map((sentence): Failure => ({ code: 'lint/schema-location', sentence })));
  if (linted.size === 0 && failures.length === 0) {
    failures.push({
      code: 'lint/no-files',
      sentence: `No Kubernetes YAML in ${input.paths.join(', ')}; name a file, or a folder that holds some.`,
    });
  }
  return { files: [...linted.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1)), failures };
}

/** The policies among the files; null when none are to be asked. */
function policiesAmong(
  texts: ReadonlyMap<string, { readonly text: string }>,
  trees: Trees | null,
  stopped: Set<string>,
  { policies, kinds, served, surroundings, absolute, now }: LintInput,
): PolicyFiles | null {
  if (!policies || trees === null) return null;
  return new PolicyFiles({
    changed: () => undefined,
    read: (path) => Promise.resolve(texts.get(path)?.text ?? null),
    absolute,
    below: (root) => trees.at(root),
    isPatch: (path) => surroundings?.isPatch(path) === true,
    now,
    // Whoever judges once is gone before anything expires.
    after: () => () => undefined,
    kinds,
    served,
    stopped: (path) => stopped.add(path),
    pause: () => undefined,
  });
}

/** Nothing changes while files are judged: each file of a platform is looked at once. */
function treesOf(surroundings: Surroundings | null): Trees | null {
  return surroundings === null
    ? null
    : new Trees(
        (root) => surroundings.below(root),
        () => 0,
      );
}

function isManifest(path: string, text: string, surroundings: Surroundings | null): boolean {
  return mentionsKubernetes(text) && reasonToSkip(path, surroundings) !== chartReason;
}

/** Why a file is no manifest by its place; null for any other. */
function reasonToSkip(path: string, surroundings: Surroundings | null): string | null {
  if (surroundings === null) return null;
  if (surroundings.isHelmTemplate(path)) return templateReason;
  return isChartFile(path, (root) => surroundings.below(root)) ? chartReason : null;
}

interface Candidate {
  readonly path: string;
  /** Named by the user, not found in a folder. */
  readonly named: boolean;
}

async function collect(files: Files, input: LintInput, failures: Failure[]): Promise<Candidate[]> {
  const found = new Map<string, Candidate>();
  for (const path of input.paths) {
    const kind = path === '-' ? 'file' : await files.kind(path);
    if (kind === 'missing') failures.push({ code: 'lint/no-path', sentence: `${path} does not exist.` });
    else if (kind === 'file') found.set(path, { path, named: true });
    else {
      const inside = await files.manifests(path, { ignored: input.everything });
      for (const file of inside.files) if (!found.has(file)) found.set(file, { path: file, named: false });
      failures.push(...inside.unreadable.map(unreadable));
    }
  }
  return [...found.values()];
}

function unreadable({ path, reason }: { readonly path: string; readonly reason: string }): Failure {
  return { code: 'lint/unreadable', sentence: `${path} can't be read: ${reason}.` };
}

/** A schema that has to be fetched is known only once a document has asked for it. */
async function judgeSettled(
  text: string,
  rules: Rules,
  fetching: readonly FetchingCatalog[],
  signal: AbortSignal,
): Promise<Judgement> {
  let judgement = await judge(text, rules);
  for (;;) {
    const settled = await Promise.all(fetching.map((catalog) => catalog.settle(signal)));
    if (!settled.includes(true)) return judgement;
    judgement = await judge(text, rules);
  }
}

function fileOf(path: string, text: string, judgement: Judgement): LintedFile {
  return {
    path,
    lines: lineStarts(text),
    objects: objectsOf(judgement),
    findings: judgement.findings.map(spelledOut),
  };
}

const notText: Judgement = {
  documents: [],
  findings: [findingOf('yaml/syntax', 'The file is neither UTF-8 nor UTF-16 text.', { start: 0, end: 0 })],
};
