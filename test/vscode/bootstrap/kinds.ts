import { identityToRecipient } from 'age-encryption';
import { execa } from 'execa';
import { withAt } from '../../../scripts/demo/field.ts';
import type { StepKind } from '../../../src/domain/phases/spec.ts';
import type { KindsDesk } from './desk.ts';
import type { Bootstrapper } from './person.ts';

/** A kind of step, in the phase that has one of it and no other. */
export interface Kind {
  readonly kind: StepKind;
  readonly phase: string;
  readonly step: string;
  /** Whether making the plan runs something of the repository, which is asked first. */
  readonly isAsked?: boolean;
  /** What the plan says it would do. */
  readonly plan: string;
  /** Sees to it that it stays in the middle, until what it returns is called. */
  hold(desk: KindsDesk): Promise<() => Promise<void>>;
  /** What is asked while it runs. */
  answer?(person: Bootstrapper, desk: KindsDesk): Promise<void>;
  /** Waits until it is in the middle. */
  middle(person: Bootstrapper, desk: KindsDesk): Promise<void>;
  /** What somebody else has to do meanwhile, so that it comes to its end. */
  meanwhile?(person: Bootstrapper, desk: KindsDesk): Promise<void>;
  /** Whether the commit stays that it has made when it is cut: what is committed is not taken back. */
  readonly leavesCommit?: boolean;
}

const application = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' } as const;

/** Applications of Argo CD as it has compared and synced them. */
function arrived({ demo }: KindsDesk, name: string, revision: string): void {
  demo.state.change(application, { namespace: 'argocd', name }, (object) => {
    const moved = withAt(object, ['status', 'sync', 'status'], 'Synced');
    return name === 'root' ? withAt(moved, ['status', 'sync', 'revision'], revision) : moved;
  });
}

const standsStill: Kind['middle'] = (_person, desk) => desk.standsStill();
const nothing = async (): Promise<void> => undefined;

/** In an order in which the later ones find what they rest on. */
export const kinds: readonly Kind[] = [
  {
    kind: 'applications',
    phase: 'Adopt',
    step: 'Wait until all is adopted',
    plan: 'Application argocd/argocd: compared with Git now',
    hold: async () => nothing,
    middle: async (person) => void (await person.terminal.shows('0 of 1 are in sync and healthy')),
    meanwhile: async (person, desk) => {
      await person.terminal.shows('0 of 1 are in sync and healthy');
      arrived(desk, 'argocd', '');
    },
  },
  {
    kind: 'gitops',
    phase: 'Release',
    step: 'Release the platform',
    plan: '+  releasedPhase: 1',
    hold: (desk) => desk.hold('push'),
    middle: standsStill,
    meanwhile: async (person, desk) => {
      await person.terminal.shows('Waits for the Application root to be at');
      const { stdout } = await execa('git', ['rev-parse', 'main'], { cwd: desk.remote });
      arrived(desk, 'root', stdout);
    },
    leavesCommit: true,
  },
  {
    kind: 'host',
    phase: 'Prepare',
    step: 'Prepare the host',
    isAsked: true,
    plan: 'bootstrap/write.sh as root',
    hold: (desk) => desk.hold('host'),
    middle: standsStill,
  },
  {
    kind: 'backup',
    phase: 'Keep',
    step: 'Back the sealing key up',
    plan: 'encrypted backup of the new sealing key; you say where',
    hold: (desk) => desk.hold('commit'),
    answer: async (person, { backup: { file, identity } }) => {
      await person.answer('Back the sealing key up', 'An age Key');
      await person.type('The age recipients who can open the backup', await identityToRecipient(identity));
      await person.type('The file for the encrypted backup', file);
    },
    middle: standsStill,
  },
];
