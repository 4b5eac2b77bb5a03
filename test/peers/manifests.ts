import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { moduleDir, type SourceName } from '../../scripts/peers/modules.ts';

/** A real manifest: what people apply to install the project. */
export interface Manifest {
  readonly name: string;
  readonly text: string;
}

/** A chart, and the values that make it render all it has. */
interface Chart {
  readonly module: SourceName;
  readonly folder: string;
  readonly flags: readonly string[];
}

const charts: readonly Chart[] = [
  { module: 'sealed-secrets', folder: 'helm/sealed-secrets', flags: ['--include-crds', '--namespace', 'kube-system'] },
  {
    module: 'sealed-secrets',
    folder: 'helm/sealed-secrets',
    flags: [
      '--set',
      'ingress.enabled=true,networkPolicy.enabled=true,startupProbe.enabled=true,pdb.create=true,rbac.namespacedRoles=true',
    ],
  },
  {
    module: 'cert-manager',
    folder: 'deploy/charts/cert-manager',
    flags: ['--namespace', 'cert-manager', '--set', 'crds.enabled=true'],
  },
  {
    module: 'cert-manager',
    folder: 'deploy/charts/cert-manager',
    flags: [
      '--set',
      'podDisruptionBudget.enabled=true,webhook.podDisruptionBudget.enabled=true,cainjector.podDisruptionBudget.enabled=true,networkPolicy.enabled=true,webhook.networkPolicy.enabled=true,cainjector.networkPolicy.enabled=true',
    ],
  },
];

/** The install manifests of Argo CD and Kyverno as they are shipped. */
export async function shippedManifests(): Promise<readonly Manifest[]> {
  const argo = path.join(await moduleDir('argo-cd'), 'manifests');
  const names = (await readdir(argo, { recursive: true })).filter((name) =>
    /(^|[\\/])[^\\/]*install[^\\/]*\.yaml$|^crds[\\/].*-crd\.yaml$/.test(name),
  );
  const manifests = names.toSorted().map(async (name) => ({
    name: `argo-cd/${name.replaceAll('\\', '/')}`,
    text: await readFile(path.join(argo, name), 'utf8'),
  }));
  const kyverno = path.join(await moduleDir('kyverno'), 'config/install-latest-testing.yaml');
  return [
    ...(await Promise.all(manifests)),
    { name: 'kyverno/install-latest-testing.yaml', text: await readFile(kyverno, 'utf8') },
  ];
}

/** The charts of Sealed Secrets and cert-manager, rendered with their defaults and with all that they can have. */
export async function renderedCharts(helm: string): Promise<readonly Manifest[]> {
  const work = await mkdtemp(path.join(tmpdir(), 'slipway-charts-'));
  try {
    const manifests: Manifest[] = [];
    for (const [index, chart] of charts.entries()) {
      // A copy, because Go's module cache is read-only, and helm wants to write beside a chart.
      const copy = path.join(work, `${index}-${chart.module}`);
      await cp(path.join(await moduleDir(chart.module), chart.folder), copy, { recursive: true });
      const env = { HELM_CACHE_HOME: work, HELM_CONFIG_HOME: work, HELM_DATA_HOME: work };
      const { stdout } = await execa(
        helm,
        ['template', chart.module, copy, '--kube-version', '1.36.3', ...chart.flags],
        { env },
      );
      manifests.push({ name: `${chart.module}/chart-${index}.yaml`, text: `${stdout}\n` });
    }
    return manifests;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
