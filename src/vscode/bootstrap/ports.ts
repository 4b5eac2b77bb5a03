import type { BootstrapPorts, StepConsent } from '../../actions/bootstrap/ports.ts';
import { withConsent } from '../../actions/withConsent.ts';
import { Refusals } from '../../actions/bootstrap/refusals.ts';
import { steps } from '../../actions/bootstrap/steps.ts';
import { SudoPasswords } from '../../actions/bootstrap/sudoPasswords.ts';
import { onDemandKinds } from '../../domain/phases/spec.ts';
import type { CheckConsent } from '../../ports.ts';
import type { Questions } from '../../writes.ts';
import type { ConnectedCluster, ClusterSession } from '../cluster/session.ts';
import type { Judging } from '../judging.ts';
import type { Validation } from '../phases/validation.ts';
import type { BootstrapWorld } from './world.ts';

/** What one plan and its run work with: this platform, and the cluster that was connected when somebody asked for it. */
export interface Meant {
  /** Absolute path of the platform. */
  readonly folder: string;
  readonly cluster: ConnectedCluster;
  /** The same for plan and run: what was answered once is not asked again. */
  readonly questions: Questions;
}

export interface PortServices {
  readonly session: ClusterSession;
  readonly judging: Judging;
  readonly validation: Validation;
  /** Asks before checks run for a plan or a run. */
  readonly checkConsent: CheckConsent;
  readonly stepConsent: StepConsent;
}

/** How something is asked: over a box that is open, which comes back afterwards, or as it is. */
export interface Over {
  ask: <Answer>(ask: () => Promise<Answer>) => Promise<Answer>;
}

/** The ports of plan and run. Whoever asks meanwhile does so by `over`. */
export function portsOf(services: PortServices, world: BootstrapWorld, meant: Meant, over: Over): BootstrapPorts {
  const { session, judging, validation } = services;
  const { folder, cluster, questions } = meant;
  const checks = validation.ports;
  const aside = <Answer>(ask: () => Promise<Answer>): Promise<Answer> => over.ask(ask);
  // Who says no while it is planned is not asked again when it runs.
  const consent = new Refusals().asking({
    allows: (uses, signal) => aside(() => services.checkConsent.allows(uses, signal)),
  });
  return {
    files: world.files,
    writer: world.writer,
    clock: session.clock,
    timers: world.timers,
    programs: world.programs,
    git: world.git,
    scripts: checks.scripts,
    questions: asked(questions, aside),
    passwords: new SudoPasswords(session.clock),
    cluster: cluster.api,
    kubeconfig: world.kubeconfig,
    steps,
    folder,
    platform: async () => judging.platformSpec({ folder }),
    gitState: world.gitState,
    // The cluster of the plan, whichever this window looks at by then.
    checks: Object.assign(withConsent(checks, consent), { cluster: cluster.api, context: cluster.context }),
    kinds: onDemandKinds,
    stepConsent: { allows: (uses, signal) => aside(() => services.stepConsent.allows(uses, signal)) },
    get writable() {
      return cluster.uid !== null && session.isAllowed(cluster.uid) ? cluster.uid : null;
    },
    who: world.who,
  };
}

function asked(questions: Questions, aside: Over['ask']): Questions {
  return {
    secret: (...question) => aside(() => questions.secret(...question)),
    typed: (...question) => aside(() => questions.typed(...question)),
    done: (...question) => aside(() => questions.done(...question)),
    agreed: (...question) => aside(() => questions.agreed(...question)),
    backup: (...question) => aside(() => questions.backup(...question)),
    restore: (...question) => aside(() => questions.restore(...question)),
  };
}
