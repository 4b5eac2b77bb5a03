import type { Addresses, Archives, Clock, Files, GitStart, Templates, Writer } from '../ports.ts';
import { archives } from './archive.ts';
import { nodeAddresses } from './addresses.ts';
import { nodeFiles } from './files.ts';
import { gitStart } from './git.ts';
import { isInside } from './program.ts';
import { bundledTemplate, templatesOf } from './template.ts';
import { writer } from './write.ts';

/**
 * The world outside of an extension host. `product` is the folder of the extension; no program is taken from the folders
 * that are open, `workspaces`.
 */
export function outside(
  product: string,
  environment: Readonly<Record<string, string | undefined>>,
  workspaces: () => readonly string[],
): {
  readonly files: Files;
  readonly templates: Templates;
  readonly archives: Archives;
  readonly writer: Writer;
  readonly git: GitStart;
  readonly addresses: Addresses;
  readonly clock: Clock;
  /** Whether an absolute path is one of the folders that are open, or lies in one. */
  readonly inWorkspace: (path: string) => boolean;
  /** The folder of the template that comes with the product. */
  readonly template: string;
} {
  const clock = { now: () => new Date() };
  return {
    files: nodeFiles,
    templates: templatesOf(product),
    archives,
    writer,
    git: gitStart(environment, workspaces),
    addresses: nodeAddresses,
    clock,
    inWorkspace: (path) => workspaces().some((folder) => isInside(path, folder)),
    template: bundledTemplate(product),
  };
}
