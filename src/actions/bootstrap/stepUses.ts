import { workOf } from '../../domain/bootstrap/workOf.ts';
import type { Work } from '../../domain/bootstrap/work.ts';
import { canonical } from '../../domain/phases/canonical.ts';
import type { StepSpec } from '../../domain/phases/spec.ts';
import { sha256 } from '../../domain/sha256.ts';
import { shellWord } from '../../domain/shellWord.ts';
import { helmfilePath } from './helmTools.ts';
import type { StepPlanning } from './planStep.ts';
import type { StepUse } from './ports.ts';

type UsePlanning = Pick<StepPlanning, 'ports' | 'folder' | 'spec' | 'phase' | 'git'>;

/** What runs while steps are planned: scripts on hosts, and templates that can run programs. */
export async function usesOf(planning: UsePlanning, steps: readonly StepSpec[]): Promise<readonly StepUse[]> {
  const uses: StepUse[] = [];
  for (const step of steps) {
    const use = await useOf(planning, step);
    if (use !== null) uses.push(use);
  }
  return uses;
}

/** What runs while a step is planned; null when nothing does. Its digest is that of all that decides about it. */
export async function useOf({ ports, folder, spec, phase, git }: UsePlanning, step: StepSpec): Promise<StepUse | null> {
  const work = workOf(spec, phase, step, git);
  const run = 'problem' in work ? null : runOf(work);
  if (run === null) return null;
  const tools = await Promise.all(run.tools.map((name) => ports.programs.find(name)));
  const [tool] = tools;
  // What is not there does not run.
  if (tool === undefined || tool === null) return null;
  const file = await ports.files.read(`${folder}/${run.path}`);
  const text = 'text' in file ? file.text : null;
  const digest = await sha256(new TextEncoder().encode(canonical({ work, tools, text })));
  return { step: step.id, title: step.title, kind: step.kind, what: run.what(tool), text, digest };
}

interface Running {
  /** Names of programs; the first is the one that is started. */
  readonly tools: readonly string[];
  /** From the root of the repository: what it runs, or renders. */
  readonly path: string;
  /** In one line, with the program by its absolute path. */
  readonly what: (tool: string) => string;
}

/** Null for what only looks. */
function runOf(work: Work): Running | null {
  switch (work.kind) {
    case 'host': {
      const { script, runs } = work;
      if (runs.length === 0) return null;
      const words = ({ args }: (typeof runs)[number]): string =>
        [script, '--dry-run', ...args].map(shellWord).join(' ');
      const what = (tool: string): string => runs.map((run) => `${tool} ${run.host.name}: ${words(run)}`).join('; ');
      return { tools: ['ssh'], path: script, what };
    }
    case 'helmfile': {
      const { rows } = work;
      const what = (tool: string): string => `${tool} template of ${helmfilePath} for ${rows.join(', ')}`;
      // The values that it reads are data: the step itself refuses them when they call what could run something.
      return rows.length === 0 ? null : { tools: ['helmfile', 'helm'], path: helmfilePath, what };
    }
    default:
      return null;
  }
}
