import { workOf } from '../../domain/bootstrap/workOf.ts';
import type { CheckTool } from '../../domain/phases/checkUse.ts';
import { canonical } from '../../domain/phases/canonical.ts';
import type { StepSpec } from '../../domain/phases/spec.ts';
import { sha256 } from '../../domain/sha256.ts';
import { versionOf } from '../toolVersion.ts';
import { stepOf } from './planStep.ts';
import type { StepPlanning } from './planStep.ts';
import type { BootstrapPorts, StepUse } from './ports.ts';

type UsePlanning = Pick<StepPlanning, 'ports' | 'steps' | 'folder' | 'spec' | 'phase' | 'git'>;

/**
 * What runs while steps are planned, scripts on hosts and templates that can run programs: what somebody has agreed to, as it
 * still is once they have; null when nobody has. Rejects only when the signal aborts.
 */
export async function agreedUses(
  { stepConsent }: Pick<BootstrapPorts, 'stepConsent'>,
  planning: UsePlanning,
  steps: readonly StepSpec[],
  signal: AbortSignal,
): Promise<readonly StepUse[] | null> {
  const versions = new Map<string, string | null>();
  for (let uses = await usesOf(planning, steps, versions, signal); ;) {
    if (uses.length > 0 && !(await stepConsent.allows(uses, signal))) return null;
    signal.throwIfAborted();
    const now = await usesOf(planning, steps, versions, signal);
    if (decidingOf(now) === decidingOf(uses)) return uses;
    uses = now;
  }
}

/** Versions, and words that are only shown, are not in it. */
function decidingOf(uses: readonly StepUse[]): string {
  return canonical(uses.map(({ step, digest }) => ({ step, digest })));
}

/** Each tool is asked for its version, which decides nothing, unless that is among `versions`, by its path. */
async function usesOf(
  planning: UsePlanning,
  steps: readonly StepSpec[],
  versions: Map<string, string | null>,
  signal: AbortSignal,
): Promise<readonly StepUse[]> {
  const uses: StepUse[] = [];
  for (const step of steps) {
    const use = await useOf(planning, step);
    if (use === null) continue;
    const tools: CheckTool[] = [];
    for (const tool of use.tools) {
      const { path } = tool;
      if (!versions.has(path)) versions.set(path, await versionOf(planning.ports.programs, tool, signal));
      tools.push({ ...tool, version: versions.get(path) ?? null });
    }
    uses.push({ ...use, tools });
  }
  return uses;
}

/** What runs while a step is planned, without versions; null when nothing does. Its digest is that of all that decides. */
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
  const found = run.tools.flatMap((name, index) => {
    const path = tools[index] ?? null;
    return path === null ? [] : [{ name, path, version: null }];
  });
  return { step: step.id, title: step.title, kind: step.kind, what: run.what(tool), tools: found, text, digest };
}
