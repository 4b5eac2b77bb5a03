import type { CreatePorts } from '../actions/create.ts';
import type { PlanPorts } from '../actions/createPlan.ts';
import type { KeyPorts } from '../actions/sealingKey.ts';
import type { Addresses } from '../ports.ts';

/** The world outside of the editor, as far as the commands use it. */
export interface Outside extends PlanPorts, CreatePorts, KeyPorts {
  readonly addresses: Addresses;
  /** Whether an absolute path is one of the folders that are open, or lies in one. */
  readonly inWorkspace: (path: string) => boolean;
  /** The folder of the template that comes with the extension. */
  readonly template: string;
}
