import * as vscode from 'vscode';
import { views } from '../../contributions.ts';
import type { BootstrapPorts } from '../../actions/bootstrap/ports.ts';
import type { RunEvents } from '../../actions/bootstrap/run.ts';
import { begunRun, heard, nameOfRun } from '../../domain/bootstrap/heardRun.ts';
import type { HeardRun } from '../../domain/bootstrap/heardRun.ts';
import type { BootstrapPlan } from '../../domain/bootstrap/plan.ts';
import type { RunEvent } from '../../domain/bootstrap/run.ts';
import type { LivePhases } from '../../live/phases.ts';
import { Owner } from '../dispose.ts';
import { short } from '../text.ts';
import { endOf, endOfRefusal } from './end.ts';
import type { End } from './end.ts';
import type { RunMemory } from './memory.ts';
import { nameOfReport } from './report.ts';
import type { ReportDocument } from './report.ts';
import { RunTerminal } from './terminal.ts';

/** What runs now. */
export interface Running {
  readonly phase: string;
  /** The title of the step; empty before the first. */
  readonly step: string;
}

export interface RunsServices {
  readonly log: vscode.LogOutputChannel;
  readonly memory: RunMemory;
  readonly report: ReportDocument;
  readonly now: () => Date;
}

/** What is run: a plan that somebody has agreed to. */
export interface Agreed {
  readonly plan: BootstrapPlan;
  readonly override: boolean;
  readonly ports: BootstrapPorts;
  readonly phases: LivePhases;
}

interface Current {
  readonly terminal: vscode.Terminal;
  readonly controller: AbortController;
  readonly ended: Promise<unknown>;
}

/** The runs of this window, one at a time, each in a terminal of its own. */
export class BootstrapRuns extends Owner {
  readonly #services: RunsServices;
  readonly #changed = this.own(new vscode.EventEmitter<void>());
  /** One begins, comes to another step, or has ended. */
  readonly onDidChange: vscode.Event<void> = this.#changed.event;
  #current: Current | null = null;
  #running: Running | null = null;
  /** The terminal of the run before, which somebody may still be reading. */
  #former: vscode.Terminal | null = null;
  /** The window goes: what is cut by that is told when it is back. */
  #isLeaving = false;

  constructor(services: RunsServices) {
    super();
    this.#services = services;
    this.own({ dispose: () => void this.leave() });
  }

  get running(): Running | null {
    return this.#running;
  }

  /** Shows the terminal of the run that goes on; false when none does. */
  show(): boolean {
    this.#current?.terminal.show();
    return this.#current !== null;
  }

  /** The window goes: ends what runs, and resolves when it has ended. */
  async leave(): Promise<void> {
    this.#isLeaving = true;
    this.#current?.controller.abort();
    await this.#current?.ended.catch(() => undefined);
  }

  /** Runs a plan to its end, however that is. Only one at a time: null when another goes on. */
  async run(agreed: Agreed): Promise<End | null> {
    if (this.#current !== null) return null;
    const { phase, cluster } = agreed.plan;
    const controller = new AbortController();
    const pty = new RunTerminal(() => controller.abort(), this.#services.now);
    const name = vscode.l10n.t('{0} on {1}', short(phase.title, 40), short(cluster.context, 40));
    const terminal = vscode.window.createTerminal({ name, pty, iconPath: new vscode.ThemeIcon('rocket') });
    const ended = this.#inView(agreed, pty, controller.signal);
    this.#current = { terminal, controller, ended };
    this.#former?.dispose();
    this.#former = terminal;
    terminal.show();
    // What is asked of one cluster is not done to another one.
    const off = agreed.phases.onExchange(() => controller.abort());
    try {
      return await ended;
    } finally {
      off();
      this.#current = null;
      this.#tell(null);
      if (!this.#isLeaving) await this.#services.memory.forget();
    }
  }

  async #inView(agreed: Agreed, pty: RunTerminal, signal: AbortSignal): Promise<End> {
    const { plan } = agreed;
    const { log } = this.#services;
    log.info(`Bootstrap of ${plan.phase.id} on ${plan.cluster.uid}: plan ${plan.digest}`);
    const satisfied = plan.steps.filter((step) => step.satisfied).map(({ title }) => title);
    pty.head(
      vscode.l10n.t('{0} on {1} · plan {2}', plan.phase.title, plan.cluster.context, plan.digest.slice(0, 12)),
      satisfied,
    );
    this.#tell({ phase: plan.phase.id, step: '' });
    const end = await vscode.window.withProgress({ location: { viewId: views.phases } }, () =>
      this.#toTheEnd(agreed, pty, signal),
    );
    log.info(`Bootstrap of ${plan.phase.id}: ${end.state}, ${end.sentence}`);
    pty.finish(end.sentence, end.state);
    return end;
  }

  async #toTheEnd({ plan, override, ports, phases }: Agreed, pty: RunTerminal, signal: AbortSignal): Promise<End> {
    const { phase, cluster, digest } = plan;
    const begun = begunRun(plan, this.#services.now());
    await this.#services.memory.keep(begun);
    const events = this.#events(begun, pty);
    pty.begin(again(), '');
    try {
      // The view of the phases does without it.
      const [{ runPlan }, { reportDocument }] = await Promise.all([
        import('../../actions/bootstrap/run.ts'),
        import('../../domain/bootstrap/reportDocument.ts'),
      ]);
      const run = await runPlan(ports, phases, { phase: phase.id, uid: cluster.uid, digest, override }, events, signal);
      if ('code' in run) return endOfRefusal(run);
      const unfinished = run.end === 'passed' ? null : phase.id;
      const [name, text] = [nameOfReport(phase.title), reportDocument(run)];
      await this.#services.report.write({ run: nameOfRun(begun), name, text, unfinished });
      return endOf(run);
    } catch (error) {
      // Once a step has begun a run ends with what was done, and only a fault of ours comes here.
      if (signal.aborted && this.#running?.step === '')
        return {
          state: 'cancelled',
          sentence: vscode.l10n.t('Cancelled before anything was changed.'),
          isReported: false,
          isChanged: false,
        };
      this.#services.log.error(error instanceof Error ? error : String(error));
      pty.finish(vscode.l10n.t('Slipway met an error that it did not expect; the log says which.'), 'failed');
      throw error;
    }
  }

  #events(begun: HeardRun, pty: RunTerminal): RunEvents {
    const { log, memory } = this.#services;
    let run = begun;
    return {
      event: (event) => {
        log.info(`${event.step === '' ? 'run' : event.step}: ${event.state}, ${event.message}`);
        const now = heard(run, event);
        if (now !== run) void memory.keep(now);
        run = now;
        const title = run.steps.find(({ id }) => id === event.step)?.title ?? '';
        this.#follow(begun.phase, event, title, pty);
      },
      line: (step, line) => {
        log.info(`${step}: ${line}`);
        pty.say(line);
      },
      progress: (items) => {
        if (pty.running === again()) pty.say(items.find((item) => item.state === 'running')?.title ?? '');
      },
    };
  }

  #follow(phase: string, { step, state, message }: RunEvent, title: string, pty: RunTerminal): void {
    // What was looked at once more is as it was: now something is done.
    if (pty.running === again()) pty.end(again(), 'passed', '');
    if (step === '') return pty.begin(message, '');
    if (state !== 'running') return pty.end(title, state, message);
    pty.begin(title, message === title ? '' : message);
    this.#tell({ phase, step: title });
  }

  #tell(running: Running | null): void {
    this.#running = running;
    this.#changed.fire();
  }
}

/** The first line of a run: it is planned anew, to see whether that comes to the same. */
function again(): string {
  return vscode.l10n.t('Everything is looked at once more');
}
