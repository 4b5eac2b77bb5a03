import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateIdentity } from 'age-encryption';
import { type Demo, startDemo } from '../../../scripts/demo/demo.ts';
import { Editor } from '../../../scripts/editor/editor.ts';
import { until } from '../../../scripts/editor/until.ts';
import { type Sshd, sshdObstacle, startSshd } from '../../peers/ssh/sshd.ts';
import { development } from '../extension.ts';
import { begin } from './cluster.ts';
import { placeHelm } from './helm.ts';
import { type Held, writeKindsPlatform } from './platform.ts';
import { held, programsOf } from './remains.ts';

/** Something stays where it is, in the middle. */
export interface Hold {
  /** Waits until it is there. */
  stands(): Promise<void>;
  /** From then on it goes on, begun anew. */
  letGo(): Promise<void>;
}

/** Somebody in front of a platform with a phase for each kind of step; nothing of them is done. */
export interface KindsDesk {
  readonly editor: Editor;
  readonly demo: Demo;
  /** The host `homelab`: this machine, behind an sshd of its own; null where there can be none. */
  readonly lab: Sshd | null;
  readonly folder: string;
  /** What the branch is pushed to. */
  readonly remote: string;
  /** Where the backup of the sealing key goes, and the age identity that opens it. */
  readonly backup: { readonly file: string; readonly identity: string };
  /** From now on it stays where it is. */
  hold(what: Held): Promise<Hold>;
  /** The Leases that are held. */
  leases(): readonly unknown[];
  /** Waits until nothing of a run is left: no program, here or on the host, and no Lease. */
  isQuiet(): Promise<void>;
  close(): Promise<void>;
}

const lease = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease' } as const;

export async function sitDownAtKinds(): Promise<KindsDesk> {
  const place = await mkdtemp(join(tmpdir(), 'slipway-kinds-'));
  const [folder, holds] = [join(place, 'home'), join(place, 'holds')];
  const [remote, other] = [join(place, 'remote.git'), join(place, 'other.git')];
  const ends: (() => Promise<unknown>)[] = [() => rm(place, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const end of ends.toReversed()) await end();
  };
  try {
    await writeKindsPlatform({ folder, remote, other, holds });
    const demo = await startDemo({ story: 'phase-2', pace: 50, replace: { ...addresses, [template]: remote } });
    ends.push(() => demo.close());
    begin(demo);
    const lab = sshdObstacle() === undefined ? await startSshd() : null;
    if (lab !== null) ends.push(() => lab.end());
    const [userHome, tools] = [join(place, 'user'), join(place, 'tools')];
    await mkdir(userHome);
    await placeHelm(tools, other);
    const programs = [...(lab === null ? [] : [lab.bin]), tools];
    // The editor asks a login shell for the variables of its user.
    await writeFile(join(userHome, '.profile'), `PATH='${programs.join(':')}':$PATH\n`);
    const editor = await Editor.start({
      extension: development,
      trust: 'granted',
      workspace: folder,
      kubeconfig: demo.kubeconfig,
      // A window that comes back starts no shell of its own.
      settings: { 'terminal.integrated.hideOnStartup': 'whenEmpty' },
      userHome,
      environment: { SHELL: '/bin/sh' },
    });
    ends.push(() => editor.close());
    const { page, pid = 0 } = editor;
    const leases = () => demo.state.list(lease).filter(({ metadata: { name } }) => name === 'slipway-bootstrap');
    return {
      editor,
      demo,
      lab,
      folder,
      remote,
      backup: { file: join(place, 'key.yaml.age'), identity: await generateIdentity() },
      hold: async (what) => {
        await writeFile(join(holds, what), '');
        const isHeld = async () => (await held()).length === 1 || undefined;
        return {
          stands: async () => {
            await until(page, 'something to be held', isHeld);
          },
          letGo: () => rm(join(holds, what), { force: true }),
        };
      },
      leases,
      isQuiet: async () => {
        let last: readonly unknown[] = [];
        const look = async () => {
          last = [...programsOf(pid), ...(await held()), ...leases()];
          return (last.length === 0 && (lab?.connections() ?? 0) === 0) || undefined;
        };
        await until(page, 'nothing of the run to be left', look, () => last);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What the demo has from the template. */
const template = 'https://github.com/example/platform-repo.git';
const addresses = { '192.168.1.170': '127.0.0.1', '192.168.1.99': '127.0.0.2' };
