import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { User } from './api/access.ts';
import type { Faults } from './api/faults.ts';
import { secondsOf } from './api/state.ts';
import { ApiServer } from './api/server.ts';
import type { Asked } from './api/server.ts';
import type { State } from './api/state.ts';
import { control } from './control.ts';
import { kyverno } from './controllers/admission.ts';
import { ArgoCd } from './controllers/argocd.ts';
import { observeGenerations } from './controllers/generations.ts';
import { runJobs } from './controllers/jobs.ts';
import { Pace } from './controllers/pace.ts';
import { partsOf } from './controllers/parts.ts';
import { kubeconfigText } from './kubeconfig.ts';
import { kubernetes } from './platform/hosts.ts';
import { platform } from './platform/platform.ts';
import { readRecorded, replaced } from './platform/recorded.ts';
import { demoCertificate, sealingOf } from './platform/secrets.ts';
import type { SealingCertificate } from './platform/secrets.ts';
import { Since } from './platform/time.ts';
import { replaceUid } from './replaceUid.ts';
import { scale } from './scale.ts';
import type { Scale } from './scale.ts';
import { admin, nobody, viewer } from './stories/rights.ts';
import { storyOf } from './stories/stories.ts';
import type { Stage } from './stories/story.ts';

export interface DemoOptions {
  /** What is there at the beginning; `start` without it. */
  readonly story?: string;
  /** A free one without it. */
  readonly port?: number;
  /** Where the kubeconfig is written; a temporary folder without it, which goes with the demo. */
  readonly folder?: string;
  /** PEM of what secrets are sealed to. */
  readonly certificate?: string;
  /** Milliseconds of a step of stories and controllers. */
  readonly pace?: number;
  /** Milliseconds between two bookmarks of a watch. */
  readonly bookmarks?: number;
  readonly now?: () => Date;
  /** Texts of the template that are others in the workspace, as addresses of hosts. */
  readonly replace?: Readonly<Record<string, string>>;
}

/** A cluster in this process: a Kubernetes API with a platform in it, and controllers that are small. */
export interface Demo {
  /** Path of the kubeconfig, with the contexts `demo`, `demo-viewer` and `demo-nobody`. */
  readonly kubeconfig: string;
  readonly server: string;
  /** Of the administrator. */
  readonly token: string;
  readonly requests: readonly Asked[];
  readonly state: State;
  readonly faults: Faults;
  readonly sealing: SealingCertificate;
  /** How many watches are open. */
  readonly watches: number;
  /** Resolves when all steps are done and the controllers are idle. Rejects for a name that no story has. */
  run(story: string, signal?: AbortSignal): Promise<void>;
  /** Resolves when the controllers have nothing to do. */
  idle(): Promise<void>;
  /** All watches get a bookmark. */
  bookmark(): void;
  scale(wish: Scale): void;
  /** As when the API server is killed, and comes back. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Another cluster answers from now on. */
  replaceUid(): void;
  close(): Promise<void>;
}

/** Starts a demo cluster. It listens on 127.0.0.1 only; its tokens and its certificate are made for this start. */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const { now = () => new Date(), port = 0, bookmarks = 60_000, replace = {} } = options;
  const sealing = await sealingOf(options.certificate ?? demoCertificate);
  const pace = new Pace(options.pace ?? 800);
  const people: readonly (readonly [string, User])[] = [
    ['demo', admin],
    ['demo-viewer', viewer],
    ['demo-nobody', nobody],
  ];
  const logins = people.map(([context, user]) => ({ context, user, token: randomBytes(24).toString('base64url') }));
  const users = new Map(logins.map(({ token, user }) => [token, user]));
  const [first] = logins;
  const token = first?.token ?? '';
  const plan = { recorded: readRecorded(), sealing, since: new Since(now()) };
  const server: ApiServer = new ApiServer({
    port,
    now,
    bookmarks,
    users,
    version: kubernetes,
    extras: {
      admission: (...judged) => kyverno(server.state)(...judged),
      part: (target) => partsOf(server.state, sealing.certificate, target),
      path: (asked) => control(asked, run),
    },
  });
  const { state, faults } = server;
  const stage: Stage = {
    state,
    faults,
    built: (phase) => platform(plan, phase).map((object) => replaced(object, replace)),
    time: () => secondsOf(now()),
    become: (user) => void users.set(token, user),
  };
  const tell = async (name: string, signal?: AbortSignal): Promise<void> => {
    const story = storyOf(name);
    if (story === undefined) throw new Error(`The demo has no story "${name}".`);
    for (const [index, step] of story.steps.entries()) {
      if (index > 0) await pace.step(signal);
      step(stage);
    }
  };
  const run = async (name: string, signal?: AbortSignal): Promise<void> => {
    await tell(name, signal);
    await pace.idle();
  };
  const argocd = new ArgoCd(state, pace, now);
  const off = [runJobs(state, pace, now), observeGenerations(state, pace), () => argocd.close()];
  await tell(options.story ?? 'start');
  await server.start();
  const place = await placeOf(options.folder);
  await writeFile(place.kubeconfig, kubeconfigText(server.url, server.certificate, logins), { mode: 0o600 });
  await chmod(place.kubeconfig, 0o600);
  return {
    kubeconfig: place.kubeconfig,
    server: server.url,
    token,
    requests: server.requests,
    state,
    faults,
    sealing,
    get watches() {
      return server.watches;
    },
    run,
    idle: () => pace.idle(),
    bookmark: () => server.bookmark(),
    scale: (wish) => scale(state, wish),
    stop: () => server.stop(),
    start: () => server.start(),
    replaceUid: () => replaceUid(state, faults),
    close: async () => {
      for (const end of off) end();
      await pace.end();
      await server.close();
      await place.remove();
    },
  };
}

async function placeOf(folder: string | undefined) {
  if (folder !== undefined) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const kubeconfig = path.join(folder, 'kubeconfig');
    return { kubeconfig, remove: () => rm(kubeconfig, { force: true }) };
  }
  const made = await mkdtemp(path.join(tmpdir(), 'slipway-demo-'));
  return { kubeconfig: path.join(made, 'kubeconfig'), remove: () => rm(made, { recursive: true, force: true }) };
}
