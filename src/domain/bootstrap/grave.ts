import type { PlannedStep } from './plan.ts';

/** Whether a step can lose what nobody brings back: names are typed before it, and a backup is asked for (PLATFORM 14). */
export function isGrave({ risk }: Pick<PlannedStep, 'risk'>): boolean {
  return risk === 'data-loss' || risk === 'irreversible';
}
