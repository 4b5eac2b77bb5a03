import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { manifests } from './manifests.ts';
import { statistics } from './statistics.ts';
import { milliseconds } from './table.ts';
import type { Row } from './table.ts';

const runs = 20;

/** Whole processes over the same 1,000 documents in 100 files, in turn; `schemas` is a folder for kubeconform. */
export async function throughput(dist: string, kubeconform: string, schemas: string): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'));
  await mkdir(folder, { recursive: true });
  await Promise.all(
    Array.from({ length: 100 }, (_, index) => writeFile(join(folder, `${index}.yaml`), manifests(index))),
  );
  const location = join(schemas, '{{.ResourceKind}}{{.KindSuffix}}.json');
  const flags = ['-strict', '-summary', '-output', 'json', '-schema-location', location];
  const contenders = [
    {
      who: 'Slipway',
      bar: '≤ 2 × kubeconform -n 1',
      command: process.execPath,
      args: [join(dist, 'cli.cjs'), 'lint', '--format', 'json', folder],
    },
    { who: 'kubeconform -n 1', bar: '', command: kubeconform, args: [...flags, '-n', '1', folder] },
    { who: 'kubeconform', bar: '', command: kubeconform, args: [...flags, folder] },
  ];
  const samples = contenders.map((): number[] => []);
  for (let run = 0; run < runs + 2; run++) {
    for (const [index, { command, args }] of contenders.entries()) {
      const since = performance.now();
      await execa(command, args, { stdout: 'ignore' });
      if (run >= 2) samples[index]?.push(performance.now() - since);
    }
  }
  return contenders.map(({ who, bar }, index) => ({
    what: index === 0 ? '1,000 documents, whole process' : '',
    who,
    value: milliseconds(statistics(samples[index] ?? [])),
    bar,
  }));
}
