import { workOf } from '../../domain/bootstrap/workOf.ts';
import type { Work } from '../../domain/bootstrap/work.ts';
import { canonical } from '../../domain/phases/canonical.ts';
import type { StepSpec } from '../../domain/phases/spec.ts';
import { sha256 } from '../../domain/sha256.ts';
import { shellWord } from '../../domain/shellWord.ts';
import type { StepPlanning } from './planStep.ts';
import type { StepUse } from './ports.ts';

/** Where the template has what Helmfile renders. */
const helmfile = 'bootstrap/helmfile.yaml.gotmpl';

/** What runs while steps are planned: scripts on hosts, and templates that can run programs. */
export async function usesOf(
  { ports, folder, spec, phase, git }: StepPlanning,
  steps: readonly StepSpec[],
): Promise<readonly StepUse[]> {
  const uses: StepUse[] = [];
  for (const step of steps) {
    const work = workOf(spec, phase, step, git);
    const run = 'problem' in work ? null : runOf(work);
    const tool = run === null ? null : await ports.programs.find(run.tool);
    // What is not there does not run.
    if (run === null || tool === null) continue;
    const file = await ports.files.read(`${folder}/${run.path}`);
    const text = 'text' in file ? file.text : null;
    const digest = await sha256(new TextEncoder().encode(canonical({ work, tool, text })));
    uses.push({ step: step.id, title: step.title, kind: step.kind, what: run.what(tool), text, digest });
  }
  return uses;
}

interface Running {
  /** The name of the program. */
  readonly tool: string;
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
      return { tool: 'ssh', path: script, what };
    }
    case 'helmfile': {
      const { rows } = work;
      const what = (tool: string): string => `${tool} template of ${helmfile} for ${rows.join(', ')}`;
      return rows.length === 0 ? null : { tool: 'helmfile', path: helmfile, what };
    }
    default:
      return null;
  }
}
