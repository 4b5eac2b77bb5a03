import { helmFailure } from '../../domain/bootstrap/helmTalk.ts';
import type { ProgramEnded, ProgramRun, Programs } from '../../writes.ts';
import { versionOf } from '../toolVersion.ts';
import type { StepPorts } from './step.ts';

/** A program of this machine, and what it says it is. */
export interface Tool {
  /** Absolute path. */
  readonly path: string;
  readonly version: string;
}

export interface HelmTools {
  readonly helmfile: Tool;
  readonly helm: Tool;
}

/** From the root of the repository, which it runs in. */
export const helmfilePath = 'bootstrap/helmfile.yaml.gotmpl';

/** Milliseconds for whatever changes nothing (SAFETY 2). */
const quick = 20_000;

/** Milliseconds for an installation: Helm waits for each chart up to 15 minutes, and charts may wait for each other. */
export const installLimit = 30 * 60_000;

/** helmfile and Helm on the PATH; with what to do where there is none. Rejects only when the signal aborts. */
export async function findHelmTools(
  programs: Programs,
  signal: AbortSignal,
): Promise<HelmTools | { readonly problem: string }> {
  const helmfile = await toolOf(programs, 'helmfile', signal);
  if ('problem' in helmfile) return helmfile;
  const helm = await toolOf(programs, 'helm', signal);
  return 'problem' in helm ? helm : { helmfile, helm };
}

async function toolOf(
  programs: Programs,
  name: string,
  signal: AbortSignal,
): Promise<Tool | { readonly problem: string }> {
  const path = await programs.find(name);
  if (path === null) return { problem: `There is no ${name} on the PATH: install it, and plan again.` };
  const version = await versionOf(programs, { name, path }, signal);
  return version === null
    ? { problem: `${path} does not say its version: look at whether it is ${name}, and plan again.` }
    : { path, version };
}

/** What is the same for all that helmfile is told: only this cluster, nothing fetched, no questions. */
export function helmfileArgs({ helm }: HelmTools, context: string, selectors: readonly string[]): readonly string[] {
  return [
    '--file',
    helmfilePath,
    '--helm-binary',
    helm.path,
    '--kube-context',
    context,
    '--no-color',
    '--skip-deps',
    ...selectors.flatMap((selector) => ['--selector', selector]),
  ];
}

/** Values over those of the files, for what renders. */
export function valueArgs(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => ['--set', value]);
}

/** A program of Helm with arguments; unless it says otherwise it has 20 s, and nobody hears what it says meanwhile. */
export function helmRun(
  { kubeconfig }: Pick<StepPorts, 'kubeconfig'>,
  folder: string,
  run: Pick<ProgramRun, 'program' | 'args'> & Partial<Pick<ProgramRun, 'limit' | 'onLine'>>,
): ProgramRun {
  const own = kubeconfig === null ? {} : { KUBECONFIG: kubeconfig };
  return { cwd: folder, sees, environment: { ...alone, ...own }, input: null, limit: quick, onLine: null, ...run };
}

/** What leads to the API server, as kubectl would. */
const sees = ['KUBECONFIG', 'HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy', 'SSL_CERT_FILE', 'SSL_CERT_DIR'];

/** No folder can be here: plugins, repositories and caches of the user are not seen, and none are made. */
const nowhere = '/dev/null/helm';

const alone = {
  HELM_NO_PLUGINS: '1',
  HELM_PLUGINS: nowhere,
  HELM_CACHE_HOME: nowhere,
  HELM_CONFIG_HOME: nowhere,
  HELM_DATA_HOME: nowhere,
  // Helm takes a file that is missing for none, but not one that can't be.
  HELM_REGISTRY_CONFIG: '/dev/no-registry',
  HELMFILE_CACHE_HOME: nowhere,
  // One that has hooks fails.
  HELMFILE_DISABLE_HOOKS: 'true',
  HELMFILE_UPGRADE_NOTICE_DISABLED: 'true',
};

/** Why a program of Helm failed, as the end of a sentence without its full stop. */
export function why({ status, stderr, problem }: ProgramEnded): string {
  if (problem !== null) return `: ${problem}`;
  const said = helmFailure(stderr);
  return said === null ? ` (status ${status})` : `: ${said}`;
}
