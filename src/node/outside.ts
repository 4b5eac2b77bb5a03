import type { Addresses, Archives, Clock, Files, GitStart, Templates, Writer } from '../ports.ts';
import { archives } from './archive.ts';
import { nodeAddresses } from './certificateAddress.ts';
import { nodeFiles } from './files.ts';
import { gitStart } from './git.ts';
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
    template: bundledTemplate(product),
  };
}
