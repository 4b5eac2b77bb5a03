import * as vscode from 'vscode';
import type { BootstrapPorts } from '../../actions/bootstrap/ports.ts';
import { planPhase } from '../../actions/bootstrap/plan.ts';
import type { BootstrapPlan } from '../../domain/bootstrap/plan.ts';
import { isRefusal } from '../../domain/bootstrap/run.ts';
import type { Refusal } from '../../domain/bootstrap/run.ts';
import type { LivePhases } from '../../live/phases.ts';
import { inNotice } from '../text.ts';
import type { Over } from './ports.ts';
import { PreflightPick } from './preflight.ts';
import type { PreflightAction, PreflightTitles } from './preflight.ts';

/** What is to be planned. */
export interface Planning {
  readonly ports: BootstrapPorts;
  /** Who asks through the ports while the quick pick is open does so over it. */
  readonly over: Over;
  readonly live: LivePhases;
  readonly phase: string;
  readonly titles: PreflightTitles;
  readonly log: vscode.LogOutputChannel;
}

export interface Found {
  readonly plan: BootstrapPlan;
  /** Somebody has said that earlier phases need not be green. */
  readonly override: boolean;
}

/** Looks whether it can be done and makes the plan, in a quick pick that shows it; null when the user has left that. */
export async function planned(planning: Planning, signal: AbortSignal): Promise<Found | null> {
  const pick = new PreflightPick(planning.titles);
  const left = new AbortController();
  pick.onDidLeave(() => left.abort());
  planning.over.ask = (ask) => pick.aside(ask);
  try {
    return await lookedAt(planning, pick, AbortSignal.any([signal, left.signal]));
  } catch (error) {
    if (signal.aborted || !left.signal.aborted) throw error;
    return null;
  } finally {
    planning.over.ask = (ask) => ask();
    pick.dispose();
  }
}

async function lookedAt(
  { ports, live, phase, log }: Planning,
  pick: PreflightPick,
  signal: AbortSignal,
): Promise<Found | null> {
  for (let override = false; ; override = true) {
    const plan = await planPhase(ports, live, { phase, override }, (items) => pick.fill(items), signal);
    if (isRefusal(plan)) {
      tellRefused(plan, log);
      return null;
    }
    const problems = plan.preflight.filter(({ state }) => state === 'problem');
    if (problems.length === 0) return { plan, override };
    const isGate = !override && problems.every(({ id }) => id === 'earlier');
    const actions: readonly PreflightAction[] = isGate ? ['plan', 'override'] : ['plan'];
    const action = await pick.stuck(plan.preflight, actions);
    if (action !== 'override') return action === null ? null : { plan, override };
    pick.again();
  }
}

function tellRefused({ code, sentence, remedy }: Refusal, log: vscode.LogOutputChannel): void {
  log.warn(`${code}: ${sentence}`);
  // Whoever has just said no knows it.
  if (code === 'bootstrap/not-allowed') return;
  void vscode.window.showErrorMessage(inNotice([sentence, remedy ?? ''].join(' ').trim(), 600));
}
