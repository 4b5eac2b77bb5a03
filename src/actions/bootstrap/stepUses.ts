import { workOf } from '../../domain/bootstrap/workOf.ts';
import { canonical } from '../../domain/phases/canonical.ts';
import type { StepSpec } from '../../domain/phases/spec.ts';
import { sha256 } from '../../domain/sha256.ts';
import { stepOf } from './planStep.ts';
import type { StepPlanning } from './planStep.ts';
import type { StepUse } from './ports.ts';

type UsePlanning = Pick<StepPlanning, 'ports' | 'steps' | 'folder' | 'spec' | 'phase' | 'git'>;

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
export async function useOf(
  { ports, steps, folder, spec, phase, git }: UsePlanning,
  step: StepSpec,
): Promise<StepUse | null> {
  const work = workOf(spec, phase, step, git);
  const run = 'problem' in work ? null : stepOf(steps, work).uses?.(work);
  if (run === null || run === undefined) return null;
  const tools = await Promise.all(run.tools.map((name) => ports.programs.find(name)));
  const [tool] = tools;
  // What is not there does not run.
  if (tool === undefined || tool === null) return null;
  const file = await ports.files.read(`${folder}/${run.path}`);
  const text = 'text' in file ? file.text : null;
  const digest = await sha256(new TextEncoder().encode(canonical({ work, tools, text })));
  return { step: step.id, title: step.title, kind: step.kind, what: run.what(tool), text, digest };
}
