import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Demo, startDemo } from '../../../scripts/demo/demo.ts';
import { Editor } from '../../../scripts/editor/editor.ts';
import { until } from '../../../scripts/editor/until.ts';
import { descendantsOf } from '../../../scripts/environment/processes.ts';
import { type Sshd, sshdObstacle, startSshd } from '../../peers/ssh/sshd.ts';
import { development } from '../extension.ts';
import { writeAskingPlatform } from './platform.ts';

/** Somebody in front of a platform whose phases ask; none of them is done. */
export interface AskedDesk {
  readonly editor: Editor;
  readonly demo: Demo;
  /** The host `homelab`: this machine, behind an sshd of its own; null where there can be none. */
  readonly lab: Sshd | null;
  readonly folder: string;
  /** Waits until nothing of a run is left: no program, here or on the host, and no Lease. */
  isQuiet(): Promise<void>;
  close(): Promise<void>;
}

const lease = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease' } as const;

export async function sitDownAsked(): Promise<AskedDesk> {
  const place = await mkdtemp(join(tmpdir(), 'slipway-asked-'));
  const folder = join(place, 'home');
  const ends: (() => Promise<unknown>)[] = [() => rm(place, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const end of ends.toReversed()) await end();
  };
  try {
    await writeAskingPlatform(folder);
    const demo = await startDemo({ story: 'phase-2', pace: 50, replace: addresses });
    ends.push(() => demo.close());
    const lab = sshdObstacle() === undefined ? await startSshd() : null;
    if (lab !== null) ends.push(() => lab.end());
    const userHome = join(place, 'user');
    await mkdir(userHome);
    // The editor asks a login shell for the variables of its user.
    if (lab !== null) await writeFile(join(userHome, '.profile'), `PATH='${lab.bin}':$PATH\n`);
    const editor = await Editor.start({
      extension: development,
      trust: 'granted',
      workspace: folder,
      kubeconfig: demo.kubeconfig,
      userHome,
      environment: { SHELL: '/bin/sh' },
    });
    ends.push(() => editor.close());
    const { page, pid = 0 } = editor;
    const left = (): readonly unknown[] => [
      ...programsOf(pid),
      ...demo.state.list(lease).filter(({ metadata: { name } }) => name === 'slipway-bootstrap'),
    ];
    const isQuiet = async (): Promise<void> => {
      const look = async (): Promise<true | undefined> =>
        left().length === 0 && (lab?.connections() ?? 0) === 0 ? true : undefined;
      await until(page, 'nothing of the run to be left', look, left);
    };
    return { editor, demo, lab, folder, isQuiet, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What the demo has from the template. */
const addresses = { '192.168.1.170': '127.0.0.1', '192.168.1.99': '127.0.0.2' };

/** The programs that an editor has started, or what it has started: without its own parts, which all run in Node. */
function programsOf(editor: number): readonly string[] {
  return descendantsOf(editor)
    .map(({ command }) => command)
    .filter((command) => command !== '' && !command.startsWith(process.execPath));
}
