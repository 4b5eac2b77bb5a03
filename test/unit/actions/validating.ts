import { onTestFinished } from 'vitest';
import { validate } from '../../../src/actions/validate.ts';
import type { Scope, ValidateProgress } from '../../../src/actions/validate.ts';
import type { CheckSpec } from '../../../src/domain/phases/spec.ts';
import { LivePhases } from '../../../src/live/phases.ts';
import type { CheckUse } from '../../../src/domain/phases/checkUse.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { MemoryClusters } from '../../fakes/clusters.ts';
import { MemoryGitState } from '../../fakes/gitState.ts';
import { MemoryHttp } from '../../fakes/http.ts';
import { ScriptedPrograms } from '../../fakes/programs.ts';
import { ManualTimers } from '../../fakes/timers.ts';
import { checkSpec, phaseOf, platformOf } from '../live/platform.ts';
import { living } from '../live/watching.ts';

export const never = new AbortController().signal;
export const pods = { name: 'pods', apiVersion: 'v1', kind: 'Pod' };
export const ok = { status: 200, text: 'ok', certificate: null };

export const asks = (id: string, url: string, more: Partial<CheckSpec> & { token?: string } = {}): CheckSpec => {
  const { token = null, ...rest } = more;
  return checkSpec(id, { kind: 'http', url: `'https://${url}'`, status: null, token }, rest);
};
export const refuses = (id: string, object: object, refusedBy: string | null = null): CheckSpec =>
  checkSpec(id, { kind: 'admission', manifest: `${id}.yaml`, objects: [object as never], problem: null, refusedBy });
export const probe = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'probe', namespace: 'slipway-probe' } };

/** Phases with these checks (in `a`, the second list in `b`), and everything that validating wants. */
export async function prepared(
  checks: readonly CheckSpec[],
  { more = [] as readonly CheckSpec[], allows = true, connected = true } = {},
) {
  const cluster = new MemoryCluster('home', { kinds: ['v1 Pod'] });
  const timers = new ManualTimers();
  timers.hurry(50);
  const { live } = living(new MemoryClusters(cluster), { timers });
  const git = new MemoryGitState();
  const phases = new LivePhases({ clock: timers, timers, git, folder: '/home' });
  onTestFinished(() => phases.close());
  phases.follow(live);
  phases.set({ ...platformOf(checks), phases: [phaseOf('a', checks), phaseOf('b', more)] });
  // Somebody looks at the cluster, whatever the checks read.
  await live.settled([live.subscribe({ ...pods, namespace: null, labels: null, fields: null, view: 'object' })], never);
  await phases.settled(never);
  const http = new MemoryHttp({ 'https://gitlab': ok, 'https://n8n': { ...ok, status: 502 } });
  const programs = new ScriptedPrograms('ssh', 'bash').on(['ssh', '-V'], { stderr: 'OpenSSH_9.6p1' });
  programs.on(['bash', '--version'], { stdout: 'GNU bash, version 5.2.21(1)-release' });
  /** Files of the repository that commands may name, with their digests. */
  const files = new Map<string, string>();
  const asked: (readonly CheckUse[])[] = [];
  /** What happens while the question is open. */
  const open = { meanwhile: () => undefined as unknown };
  const progress: ValidateProgress[] = [];
  const ports = {
    cluster: connected ? live.api : null,
    consent: {
      allows: async (uses: readonly CheckUse[]) => {
        asked.push(uses);
        open.meanwhile();
        return allows;
      },
    },
    http,
    programs,
    scripts: { digest: async (_: string, word: string) => files.get(word) ?? null, read: async () => null },
    folder: '/home',
    context: null,
    kubeconfig: null,
    writable: null,
    tokens: { get: async (name: string) => (name === 'gitlab' ? { token: 'secret' } : { problem: 'No token.' }) },
    clock: timers,
    timers,
  };
  const run = (scope: Scope = { only: null }, signal: AbortSignal = never) =>
    validate(ports, phases, scope, (one) => progress.push(one), signal);
  const check = (id: string) => phases.results.flatMap((phase) => phase.checks).find((one) => one.id === id);
  return { open, run, check, cluster, http, asked, progress, phases, timers, git, programs, files };
}
