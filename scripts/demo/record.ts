/**
 * `node scripts/launch.mjs scripts/demo/record.ts`: writes `objects.jsonl`, what the demo cluster holds. One line an
 * object, as the template renders it with all phases released: from charts where their sources can be had here, by the
 * records in `test/charts` where not.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { recording } from './recording.ts';

const work = await mkdtemp(path.join(tmpdir(), 'slipway-demo-'));
try {
  const text = await recording(work);
  await writeFile(path.join(import.meta.dirname, 'objects.jsonl'), text);
  process.stdout.write(`${text.split('\n').length - 2} objects\n`);
} finally {
  await rm(work, { recursive: true, force: true });
}
