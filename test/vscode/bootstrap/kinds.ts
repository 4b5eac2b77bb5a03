import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identityToRecipient } from 'age-encryption';
import { execa } from 'execa';
import { until } from '../../../scripts/editor/until.ts';
import type { StepKind } from '../../../src/domain/phases/spec.ts';
import { arrived, removeKeys } from './cluster.ts';
import type { Hold, KindsDesk } from './desk.ts';
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
  /** Sees to it that it stays in the middle. */
  hold(desk: KindsDesk, person: Bootstrapper): Promise<Hold>;
  /** What is asked while it runs. */
  answer?(person: Bootstrapper, desk: KindsDesk): Promise<void>;
  /** What somebody else has to do meanwhile, so that it comes to its end. */
  meanwhile?(person: Bootstrapper, desk: KindsDesk): Promise<void>;
  /** The files of the repository that it makes or changes. */
  readonly makes: readonly string[];
  /** Whether it commits them, in one commit. */
  readonly isCommitted: boolean;
  /** Whether it stands where the commit is made already: it is not taken back then. */
  readonly leavesCommit?: boolean;
}

/** Stays where it is by itself; what is seen when it does. */
function stays(stands: () => Promise<unknown>): Hold {
  return {
    stands: async () => {
      await stands();
    },
    letGo: async () => undefined,
  };
}

/** In an order in which the later ones find what they rest on. */
export const kinds: readonly Kind[] = [
  {
    kind: 'applications',
    phase: 'Adopt',
    step: 'Wait until all is adopted',
    plan: 'Application argocd/argocd: compared with Git now',
    hold: async (_, { terminal }) => stays(() => terminal.shows('0 of 1 are in sync and healthy')),
    meanwhile: async ({ terminal }, { demo }) => {
      await terminal.shows('0 of 1 are in sync and healthy');
      arrived(demo, 'argocd');
    },
    makes: [],
    isCommitted: false,
  },
  {
    kind: 'gitops',
    phase: 'Release',
    step: 'Release the platform',
    plan: 'platform.yaml on main',
    hold: (desk) => desk.hold('push'),
    meanwhile: async ({ terminal }, { demo, remote }) => {
      await terminal.shows('Waits up to 10 min: the Application root');
      arrived(demo, 'root', (await execa('git', ['rev-parse', 'main'], { cwd: remote })).stdout);
    },
    makes: ['platform.yaml'],
    isCommitted: true,
    leavesCommit: true,
  },
  {
    kind: 'host',
    phase: 'Prepare',
    step: 'Prepare the host',
    isAsked: true,
    plan: 'bootstrap/write.sh as root',
    hold: (desk) => desk.hold('host'),
    makes: ['host.yaml'],
    isCommitted: false,
  },
  {
    kind: 'backup',
    phase: 'Keep',
    step: 'Back the sealing key up',
    plan: 'encrypted backup of the new sealing key; you say where',
    hold: (desk) => desk.hold('commit'),
    answer: backUp,
    makes: ['.slipway/sealing-key.json', 'pub-cert.pem'],
    isCommitted: true,
  },
  {
    kind: 'restore',
    phase: 'Bring Back',
    step: 'Restore the sealing key',
    plan: 'Secret kube-system/sealed-secrets-key-',
    hold: async ({ demo, editor }) => {
      removeKeys(demo);
      const letGo = demo.faults.hang({ kind: 'Secret', verb: 'create' });
      const from = demo.requests.length;
      const isSent = async () => demo.requests.slice(from).some(makesKey) || undefined;
      return {
        stands: async () => {
          await until(editor.page, 'the key to be sent', isSent);
        },
        letGo: async () => letGo(),
      };
    },
    answer: async (person, { backup: { file, identity } }) => {
      await person.answer('Restore the sealing key', 'Choose the Backup…');
      await person.openFile('Restore This Backup', file);
      await person.type('The age identity that opens the backup.', identity);
    },
    makes: [],
    isCommitted: false,
  },
  {
    kind: 'seal',
    phase: 'Seal',
    step: 'Seal the salt',
    plan: 'secrets/salt.yaml',
    hold: (desk) => desk.hold('commit'),
    makes: ['secrets/salt.yaml'],
    isCommitted: true,
  },
  {
    kind: 'command',
    phase: 'Copy',
    step: 'Write a copy',
    plan: 'copy.yaml',
    hold: (desk) => desk.hold('command'),
    makes: ['copy.yaml'],
    isCommitted: false,
  },
  {
    kind: 'manual',
    phase: 'Register',
    step: 'Register the domain',
    plan: 'Register the domain',
    hold: async (_, { editor }) => stays(() => editor.quickInput.opened('Register the domain')),
    meanwhile: async ({ editor }, { folder }) => {
      await editor.quickInput.opened('Register the domain');
      await writeFile(join(folder, 'domain.yaml'), 'name: lab.home.arpa\n');
      await editor.quickInput.accept();
    },
    makes: ['domain.yaml'],
    isCommitted: false,
  },
];

/** Says who can open the backup, and where it goes. */
export async function backUp(person: Bootstrapper, { backup: { file, identity } }: KindsDesk): Promise<void> {
  await person.answer('Back the sealing key up', 'An age Key');
  await person.type('The age recipients who can open the backup', await identityToRecipient(identity));
  await person.type('The file for the encrypted backup', file);
}

function makesKey({ method, path }: { readonly method: string; readonly path: string }): boolean {
  return method === 'POST' && path.endsWith('/namespaces/kube-system/secrets');
}
