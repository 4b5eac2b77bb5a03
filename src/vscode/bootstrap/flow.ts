import * as vscode from 'vscode';
import type { BootstrapPorts } from '../../actions/bootstrap/ports.ts';
import { commands } from '../../contributions.ts';
import type { BootstrapPlan } from '../../domain/bootstrap/plan.ts';
import { isSwitch } from '../../domain/bootstrap/switchId.ts';
import type { LivePhases } from '../../live/phases.ts';
import type { Questions } from '../../writes.ts';
import type { ConnectedCluster } from '../cluster/session.ts';
import type { CommandServices } from '../commands/commands.ts';
import { checkConsent, whenBootstrapping } from '../phases/consent.ts';
import type { Phases } from '../phasesView.ts';
import { inNotice } from '../text.ts';
import { tellBusy } from './busy.ts';
import { stepConsent } from './consent.ts';
import { goOn } from './goOn.ts';
import type { End } from './end.ts';
import { planned } from './planning.ts';
import { portsOf } from './ports.ts';
import type { Over } from './ports.ts';
import { editorQuestions } from './questions.ts';
import { agreedTo, read, readAlong } from './review.ts';
import type { BootstrapWorld } from './world.ts';
import { writingTo } from './writing.ts';

/** What is to be bootstrapped, and where. */
export interface Wish {
  readonly phase: string;
  readonly title: string;
  readonly live: LivePhases;
  /** The platform. */
  readonly folder: string;
  readonly cluster: ConnectedCluster;
  /** What is not as with a phase of the platform; absent for one of those. */
  readonly own?: OwnWay;
}

/** Something else than a phase that is planned and run like one. */
export interface OwnWay {
  readonly ports: (ports: BootstrapPorts) => BootstrapPorts;
  /** Titles of the preflight: while it is looked at, and when something is in the way. */
  readonly looking: string;
  readonly stuck: string;
}

/** From the preflight to the report. */
export async function bootstrap(services: CommandServices, phases: Phases, wish: Wish): Promise<void> {
  const exchanged = new AbortController();
  const off = wish.live.onExchange(() => exchanged.abort());
  // What is looked at has to stay what is meant, and to answer, until all of it has ended.
  const held = vscode.Disposable.from(phases.session.hold(), services.session.hold());
  let end: End | null;
  try {
    end = await attempt(services, phases, wish, exchanged.signal);
  } catch (error) {
    if (!exchanged.signal.aborted) throw error;
    void vscode.window.showWarningMessage(
      vscode.l10n.t('Another cluster is looked at than the one that was planned for: nothing was done.'),
    );
    return;
  } finally {
    off();
    held.dispose();
  }
  if (end !== null) await tell(services, phases, wish.phase, end);
}

/** Null when it did not come to a run. */
async function attempt(
  services: CommandServices,
  phases: Phases,
  wish: Wish,
  signal: AbortSignal,
): Promise<End | null> {
  const world = await services.bootstrap();
  const questions = editorQuestions({ files: world.files, clock: services.session.clock, folder: wish.folder });
  try {
    return await planAndRun(services, phases, wish, { world, questions }, signal);
  } finally {
    questions.dispose();
  }
}

async function planAndRun(
  services: CommandServices,
  phases: Phases,
  { phase, title, live, folder, cluster, own }: Wish,
  { world, questions }: { readonly world: BootstrapWorld; readonly questions: Questions },
  signal: AbortSignal,
): Promise<End | null> {
  const { session, judging, memory } = services;
  const around = {
    session,
    judging,
    validation: phases.validation,
    checkConsent: checkConsent(memory, whenBootstrapping),
    stepConsent: stepConsent(memory),
  };
  const over: Over = { ask: (ask) => ask() };
  const usual = portsOf(around, world, { folder, cluster, questions }, over);
  const ports = own?.ports(usual) ?? usual;
  const titles = {
    looking: own?.looking ?? vscode.l10n.t('Bootstrap {0}: Preflight', title),
    stuck: own?.stuck ?? vscode.l10n.t("{0} can't be bootstrapped yet", title),
  };
  const found = await planned({ ports, over, live, phase, titles, log: services.log }, signal);
  if (found === null) return null;
  const { plan, override } = found;
  if (plan.steps.every(({ satisfied }) => satisfied)) void tellNothing(plan);
  else if (plan.obstacles.length > 0) await read(plan, titles.stuck, signal);
  else if (await agreedTo(plan, writingTo(session, plan.cluster.uid), signal)) {
    const end = await readAlong(plan, () => phases.runs.run({ plan, override, ports, phases: live }));
    // It may have begun while the question stood.
    if (end === null) void tellBusy(phases.runs, title);
    return end;
  }
  return null;
}

/** A phase may be red all the same: what its checks say now is what somebody wants to know then. */
async function tellNothing({ phase: { id, title }, steps }: BootstrapPlan): Promise<void> {
  const said = vscode.l10n.t(
    '{0} has nothing to do: {1} of {1} steps are satisfied.',
    inNotice(title, 60),
    steps.length,
  );
  const look = vscode.l10n.t('Validate Phase…');
  // A switch of the source has no checks that somebody could run.
  const chosen = await vscode.window.showInformationMessage(said, ...(isSwitch(id) ? [] : [look]));
  if (chosen === look) await vscode.commands.executeCommand(commands.validatePhase, { phase: id });
}

async function tell(services: CommandServices, { report }: Phases, phase: string, end: End): Promise<void> {
  if (end.isReported) await report.show();
  const said = inNotice(end.sentence, 600);
  if (end.isChanged) {
    const again = vscode.l10n.t('Plan Again…');
    if ((await vscode.window.showWarningMessage(said, again)) === again) await goOn(phase);
  } else if (end.state === 'waits') await tellWaiting(said, end.link ?? null);
  else if (end.state === 'failed') {
    const show = vscode.l10n.t('Show Log');
    // An error with a button stands there until somebody closes it; where a report says all of it, that is too long.
    const told = end.isReported
      ? vscode.window.showWarningMessage(said, show)
      : vscode.window.showErrorMessage(said, show);
    if ((await told) === show) services.log.show();
  }
}

/** Somebody else has to act: where that is on the web, a button leads there. */
async function tellWaiting(said: string, link: string | null): Promise<void> {
  const open = vscode.l10n.t('Open in Browser');
  const chosen = await vscode.window.showInformationMessage(said, ...(link === null ? [] : [open]));
  if (chosen !== undefined && link !== null) await vscode.env.openExternal(vscode.Uri.parse(link, true));
}
