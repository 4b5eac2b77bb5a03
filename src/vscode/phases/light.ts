import type { CheckResult, PhaseResult, State } from '../../domain/phases/result.ts';

/** An icon of the editor, and the colour of the theme that it has; null for that of the text. */
export interface Light {
  readonly icon: string;
  readonly color: string | null;
}

const dimmed = 'disabledForeground';

const lights: Readonly<Record<State, Light>> = {
  passed: { icon: 'pass-filled', color: 'testing.iconPassed' },
  failed: { icon: 'error', color: 'testing.iconFailed' },
  blocked: { icon: 'circle-slash', color: dimmed },
  unknown: { icon: 'question', color: 'list.warningForeground' },
  running: { icon: 'sync~spin', color: null },
  stale: { icon: 'question', color: dimmed },
  notApplicable: { icon: 'dash', color: dimmed },
};

/** Beside a phase that is being bootstrapped. */
export const runningLight: Light = lights.running;

const onDemand: Light = { icon: 'circle-large-outline', color: null };

/** What shines beside a phase: one that only waits for somebody to ask looks like its checks do. */
export function phaseLight({ state, checks }: PhaseResult): Light {
  const open = checks.filter((check) => check.level === 'required' && check.state === 'unknown');
  const isAsked = state === 'unknown' && open.length > 0 && open.every(({ needsValidate }) => needsValidate);
  return isAsked ? onDemand : lights[state];
}

/** What shines beside a check: what is not up to date keeps its form without its colour. */
export function checkLight({ state, was, level, needsValidate }: CheckResult): Light {
  if (state === 'stale' && was !== null) return { icon: lights[was].icon, color: dimmed };
  if (state === 'unknown' && needsValidate) return onDemand;
  if (state === 'failed' && level === 'advisory') return { icon: 'warning', color: 'list.warningForeground' };
  return lights[state];
}
