import { chmod, cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { moduleDir, type SourceName } from '../peers/modules.ts';

/** A chart that lies inside a real Go module, so that everybody can render it from its pinned source. */
export interface ModuleChart {
  readonly name: string;
  readonly version: string;
  readonly module: SourceName;
  readonly folder: string;
  /** What publishing stamps into Chart.yaml, where the source has a placeholder. */
  readonly stamp?: { readonly version: string; readonly appVersion?: string };
}

export const moduleCharts: readonly ModuleChart[] = [
  { name: 'sealed-secrets', version: '2.19.3', module: 'sealed-secrets', folder: 'helm/sealed-secrets' },
  { name: 'kyverno', version: '3.9.1', module: 'kyverno', folder: 'charts/kyverno' },
  { name: 'kyverno-policies', version: '3.9.1', module: 'kyverno', folder: 'charts/kyverno-policies' },
  {
    // A subchart of kyverno, which names this version.
    name: 'kyverno-api',
    version: '0.0.1-alpha.4',
    module: 'kyverno-api',
    folder: 'charts/kyverno-api',
    stamp: { version: '0.0.1-alpha.4' },
  },
  {
    name: 'cert-manager',
    version: 'v1.21.2',
    module: 'cert-manager',
    folder: 'deploy/charts/cert-manager',
    stamp: { version: 'v1.21.2', appVersion: 'v1.21.2' },
  },
];

/** Puts the charts out of the modules into the folder, as `<name>-<version>/`; what is there already stays. */
export async function placeModuleCharts(charts: string): Promise<void> {
  await mkdir(charts, { recursive: true });
  const there = new Set(await readdir(charts));
  for (const { name, version, module, folder, stamp } of moduleCharts) {
    const target = path.join(charts, `${name}-${version}`);
    if (there.has(path.basename(target)) || there.has(`${path.basename(target)}.tgz`)) {
      continue;
    }
    const partial = `${target}.partial`;
    await rm(partial, { recursive: true, force: true });
    await cp(path.join(await moduleDir(module), folder), partial, { recursive: true });
    await writable(partial);
    if (stamp !== undefined) {
      await stamped(path.join(partial, 'Chart.yaml'), stamp);
    }
    await cp(partial, target, { recursive: true });
    await rm(partial, { recursive: true, force: true });
  }
}

/** Go's module cache is read-only, and so are copies of it. */
async function writable(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const inside = path.join(folder, entry.name);
    await (entry.isDirectory() ? writable(inside) : chmod(inside, 0o644));
  }
}

async function stamped(file: string, stamp: NonNullable<ModuleChart['stamp']>): Promise<void> {
  const document = parseDocument(await readFile(file, 'utf8'));
  for (const [key, value] of Object.entries(stamp)) {
    document.set(key, value);
  }
  await writeFile(file, String(document));
}
