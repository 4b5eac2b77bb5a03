import type { LiveWorld } from '../../live/kind.ts';
import type { Clusters } from '../../ports.ts';

/** What talks to clusters; it is loaded when somebody wants one. */
export interface Kubernetes {
  readonly clusters: Clusters;
  readonly world: LiveWorld;
}

/** Which cluster programs are led to, whether it answers or not; null each for what kubectl takes by itself. */
export interface NamedCluster {
  /** The context that was chosen. */
  readonly context: string | null;
  /** The path of the kubeconfig that was loaded last. */
  readonly kubeconfig: string | null;
}
