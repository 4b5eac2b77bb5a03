import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { moduleDir, sourceModules } from '../peers/modules.ts';

// `node scripts/template/crds.ts [folder]`: the kinds of Argo CD that the template installs, from the pinned module.
const target =
  process.argv[2] ?? join(import.meta.dirname, '../../platform-repo/phases/2-gitops/argocd/manifests/crds');

const { path, version } = sourceModules['argo-cd'];
const source = join(await moduleDir('argo-cd'), 'manifests/crds');
const names = readdirSync(source).filter((name) => name.endsWith('-crd.yaml'));

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const name of names) {
  writeFileSync(join(target, name), installed(name, readFileSync(join(source, name), 'utf8')));
}
console.log(`${path} ${version}: ${names.length} kinds`);

/**
 * The definition as the template installs it: the published text, under a line that names its source, and with the
 * options that keep Argo CD from removing its own kinds and from sending what client-side apply cannot hold.
 */
function installed(name: string, text: string): string {
  const parts = text.split(/^metadata:\n/m);
  const [before, after] = parts;
  if (parts.length !== 2 || before === undefined || after === undefined || /^ {2}annotations:$/m.test(after)) {
    throw new Error(`${name} is not laid out as expected: one metadata without annotations.`);
  }
  return [
    `# Made by "node scripts/template/crds.ts" of Slipway from ${path} ${version}, manifests/crds/${name}`,
    '# (Apache-2.0); do not edit.',
    `${before}metadata:`,
    '  annotations:',
    '    argocd.argoproj.io/sync-options: ServerSideApply=true,Prune=false,Delete=false',
    after,
  ].join('\n');
}
