import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DrivenServer } from './languageServer.ts';
import { policies } from './policies.ts';

/** Our server with a folder that is open in it. */
export interface Workspace {
  readonly server: DrivenServer;
  readonly uri: (name: string) => string;
  /** Opens the first file, which breaks policies, and waits until those of the folder are known too. */
  readonly open: (name: string, text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts the server with these files, by name, and that many policies beside them. */
export async function openWorkspace(
  dist: string,
  count: number,
  files: ReadonlyMap<string, string> = new Map(),
): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'));
  const made = policies('ValidatingPolicy', 'Pod', count).map((text, index) => [`policy-${index}.yaml`, text] as const);
  await Promise.all([...files, ...made].map(([name, text]) => writeFile(join(folder, name), text)));
  const server = new DrivenServer(join(dist, 'server.cjs'));
  await server.initialize({}, folder);
  const uri = (name: string): string => pathToFileURL(join(folder, name)).href;
  return {
    server,
    uri,
    open: async (name, text) => {
      const { diagnostics } = await server.open(uri(name), text);
      if (count > 0 && !diagnostics.some(isOfPolicy))
        await server.until(uri(name), (published) => published.diagnostics.some(isOfPolicy));
    },
    close: async () => {
      server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

function isOfPolicy({ code }: { readonly code?: unknown }): boolean {
  return String(code).startsWith('policy/');
}
