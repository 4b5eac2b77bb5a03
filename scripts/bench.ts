import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSchemas } from '../test/peers/kubeconform/oracle/schemas.ts';
import { activation } from './bench/activation.ts';
import { clusterFigures } from './bench/cluster.ts';
import { editToVerdict, firstDiagnostics, memory } from './bench/editing.ts';
import { policyJudging } from './bench/policyJudging.ts';
import { table } from './bench/table.ts';
import { throughput } from './bench/throughput.ts';
import { build } from './build.ts';
import { buildPeer } from './peers/build.ts';
import { recipeOf } from './peers/recipes.ts';

/* `npm run bench [-- --write]`: the figures of the product beside its peers, in one run; --write puts them into README.md. */

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

async function bench(): Promise<string> {
  await build();
  const kubeconform = await buildPeer(recipeOf('kubeconform'));
  const kyverno = await buildPeer(recipeOf('kyverno'));
  const schemas = await mkdtemp(join(tmpdir(), 'slipway-bench-'));
  await writeSchemas(schemas);
  const rows = [
    ...(await firstDiagnostics(dist)),
    ...(await editToVerdict(dist)),
    ...(await memory(dist)),
    ...(await throughput(dist, kubeconform.path, schemas)),
    ...(await policyJudging(dist, kyverno.path)),
    ...(await clusterFigures()),
    ...(await activation(dist)),
  ];
  await rm(schemas, { recursive: true });
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}, kubeconform ${kubeconform.version}, kyverno ${kyverno.version}`;
  return `${table(rows)}\n${machine}.\n`;
}

const figures = await bench();
process.stdout.write(figures);
if (process.argv.includes('--write')) {
  const readme = join(root, 'README.md');
  const text = await readFile(readme, 'utf8');
  await writeFile(readme, text.replace(/(<!-- bench -->\n)[\s\S]*(<!-- \/bench -->)/, `$1\n${figures}\n$2`));
}
