import type { CreatePorts } from '../actions/create.ts';
import type { PlanPorts } from '../actions/createPlan.ts';
import type { KeyPorts } from '../actions/sealingKey.ts';
import type { Addresses } from '../ports.ts';
import type { ConnectedCluster } from './cluster/session.ts';
import type { CertificateMemory } from './sealing/certificateMemory.ts';

/** The world outside of the editor, as far as the commands use it. */
export interface Outside extends PlanPorts, CreatePorts, KeyPorts {
  readonly addresses: Addresses;
  /** Whether an absolute path is one of the folders that are open, or lies in one. */
  readonly inWorkspace: (path: string) => boolean;
  /** The cluster of this window; null when none is connected. */
  readonly cluster: () => ConnectedCluster | null;
  /** Which certificate each cluster had the last time. */
  readonly certificates: CertificateMemory;
  /** The folder of the template that comes with the extension. */
  readonly template: string;
}
