import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateIdentity } from 'age-encryption';
import { type Demo, startDemo } from '../../../scripts/demo/demo.ts';
import { withAt } from '../../../scripts/demo/field.ts';
import { Editor } from '../../../scripts/editor/editor.ts';
import { until } from '../../../scripts/editor/until.ts';
import { type Sshd, startSshd } from '../../peers/ssh/sshd.ts';
import { development } from '../extension.ts';
import { held, programsOf } from './remains.ts';
import { type Held, writeKindsPlatform } from './platform.ts';
import { obstacles, placeHelm } from './tools.ts';

/** Somebody in front of a platform with a phase for each kind of step; nothing of them is done. */
export interface KindsDesk {
  readonly editor: Editor;
  readonly demo: Demo;
  /** The host `homelab`: this machine, behind an sshd of its own; null where there can be none. */
  readonly lab: Sshd | null;
  readonly folder: string;
  readonly remote: string;
  /** Where the backup of the sealing key goes, and the age identity that opens it. */
  readonly backup: { readonly file: string; readonly identity: string };
  /** From now on it stays where it is, until what this returns is called. */
  hold(what: Held): Promise<() => Promise<void>>;
  /** Waits until something stands where it is held. */
  standsStill(): Promise<void>;
  /** The Leases that are held. */
  leases(): readonly unknown[];
  /** Waits until nothing of a run is left: no program, here or on the host, and no Lease. */
  isQuiet(): Promise<void>;
  close(): Promise<void>;
}

const lease = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease' } as const;
const deployment = { apiVersion: 'apps/v1', kind: 'Deployment' } as const;
const secret = { apiVersion: 'v1', kind: 'Secret' } as const;
const application = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' } as const;

export async function sitDownAtKinds(): Promise<KindsDesk> {
  const place = await mkdtemp(join(tmpdir(), 'slipway-kinds-'));
  const [folder, remote, holds] = [join(place, 'home'), join(place, 'remote.git'), join(place, 'holds')];
  const ends: (() => Promise<unknown>)[] = [() => rm(place, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const end of ends.toReversed()) await end();
  };
  try {
    await writeKindsPlatform({ folder, remote, holds });
    const demo = await startDemo({ story: 'phase-2', pace: 50, replace: { ...addresses, [template]: remote } });
    ends.push(() => demo.close());
    begin(demo);
    const lab = obstacles.host === undefined ? await startSshd() : null;
    if (lab !== null) ends.push(() => lab.end());
    const [tools, userHome] = [join(place, 'tools'), join(place, 'user')];
    await placeHelm(tools);
    await mkdir(userHome);
    // The editor asks a login shell for the variables of its user.
    await writeFile(
      join(userHome, '.profile'),
      `PATH='${[...(lab === null ? [] : [lab.bin]), tools].join(':')}':$PATH\n`,
    );
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
    const left = async (): Promise<readonly unknown[]> => [...programsOf(pid), ...(await held()), ...leases()];
    const isQuiet = (): Promise<true> => {
      let last: readonly unknown[] = [];
      const look = async (): Promise<true | undefined> => {
        last = await left();
        return last.length === 0 && (lab?.connections() ?? 0) === 0 ? true : undefined;
      };
      return until(page, 'nothing of the run to be left', look, () => last);
    };
    return {
      editor,
      demo,
      lab,
      folder,
      remote,
      backup: { file: join(place, 'key.yaml.age'), identity: await generateIdentity() },
      hold: async (what) => {
        await writeFile(join(holds, what), '');
        return () => rm(join(holds, what), { force: true });
      },
      standsStill: async () => {
        await until(page, 'something to be held', async () => ((await held()).length === 1 ? true : undefined));
      },
      leases,
      isQuiet: async () => {
        await isQuiet();
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

/** The cluster before anything was done: without a sealing key, its controller at rest, and an Application behind. */
function begin({ state, sealing }: Demo): void {
  state.remove(secret, { namespace: 'kube-system', name: sealing.secret });
  state.change(deployment, { namespace: 'kube-system', name: 'sealed-secrets-controller' }, (object) =>
    withAt(object, ['status', 'readyReplicas'], 0),
  );
  state.change(application, { namespace: 'argocd', name: 'argocd' }, (object) =>
    withAt(object, ['status', 'sync', 'status'], 'OutOfSync'),
  );
}
