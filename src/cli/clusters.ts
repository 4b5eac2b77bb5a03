import { homedir } from 'node:os';
import { kubeconfigClusters } from '../node/kubernetesWorld.ts';
import type { Clusters } from '../ports.ts';
import { contextConsent, terminalAsk } from './contextConsent.ts';
import { version } from './help.ts';

/** Which cluster a command line names; null for what kubectl would take. */
export interface NamedCluster {
  readonly context: string | null;
  readonly kubeconfig: string | null;
}

/** Whether somebody has said which: that is their word for what it does (SAFETY 4). */
export function isNamed({ context, kubeconfig }: NamedCluster): boolean {
  return context !== null || kubeconfig !== null;
}

/** The clusters of the kubeconfig that is named, or of that of the user; `root` is a folder whose files name none. */
export function clustersFor(named: NamedCluster, root: string, say: (line: string) => void): Clusters {
  return kubeconfigClusters({
    explicit: named.kubeconfig,
    environment: process.env,
    home: homedir(),
    folder: process.cwd(),
    workspaces: () => [root],
    consent: contextConsent({ isNamed: isNamed(named), ask: terminalAsk(), say }),
    version: version(),
  });
}
