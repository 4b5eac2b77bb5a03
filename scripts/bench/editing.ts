import { join } from 'node:path';
import { DrivenServer } from './languageServer.ts';
import { manifests, secret } from './manifests.ts';
import { statistics } from './statistics.ts';
import { milliseconds } from './table.ts';
import type { Row } from './table.ts';
import { startYamlLanguageServer, yamlValidation } from './yamlLanguageServer.ts';

const runs = 20;
const edits = 400;

/** Spawning a server until the diagnostics of the first file are read. */
export async function firstDiagnostics(dist: string): Promise<Row[]> {
  const ours = await measure(runs, async () => {
    const server = new DrivenServer(join(dist, 'server.cjs'));
    await server.initialize();
    await server.open('file:///bench/a.yaml', manifests(0));
    return server;
  });
  const theirs = await measure(runs, async () => {
    const server = await startYamlLanguageServer();
    await server.open('file:///bench/a.yaml', manifests(0));
    return server;
  });
  return [
    { what: 'first diagnostics', who: 'Slipway', value: milliseconds(statistics(ours)), bar: '< 150 ms' },
    { what: '', who: 'yaml-language-server', value: milliseconds(statistics(theirs)), bar: '' },
  ];
}

async function measure(count: number, start: () => Promise<DrivenServer>): Promise<number[]> {
  const samples: number[] = [];
  for (let run = 0; run < count; run++) {
    const since = performance.now();
    const server = await start();
    samples.push(performance.now() - since);
    server.stop();
  }
  return samples;
}

/** `didChange` written until the diagnostics of that version are read: one character at a random place of ten documents and a Secret. */
export async function editToVerdict(dist: string): Promise<Row[]> {
  const server = new DrivenServer(join(dist, 'server.cjs'));
  await server.initialize();
  const uri = 'file:///bench/a.yaml';
  const text = `${manifests(0)}---\n${secret}`;
  await server.open(uri, text);
  const lines = text.split('\n').length - 1;
  const samples: number[] = [];
  for (let version = 2; version < edits + 2; version++) {
    const position = { line: Math.floor(Math.random() * lines), character: 0 };
    const since = performance.now();
    await server.insert(uri, version, position, version % 2 === 0 ? '# note\n' : '\n');
    samples.push(performance.now() - since);
  }
  server.stop();
  return [
    {
      what: 'edit to verdict, ten documents',
      who: 'Slipway',
      value: milliseconds(statistics(samples)),
      bar: 'p95 < 10 ms',
    },
    {
      what: '',
      who: 'yaml-language-server (in process, without its delay of 200 ms)',
      value: milliseconds(statistics(await yamlValidation(text, runs))),
      bar: '',
    },
  ];
}

/** Resident memory after 300 files, ten of them still open. */
export async function memory(dist: string): Promise<Row[]> {
  const ours = new DrivenServer(join(dist, 'server.cjs'));
  await ours.initialize();
  const theirs = await startYamlLanguageServer();
  const rows: Row[] = [];
  for (const { server, who, bar } of [
    { server: ours, who: 'Slipway', bar: '< 130 MB' },
    { server: theirs, who: 'yaml-language-server', bar: '' },
  ]) {
    for (let file = 0; file < 300; file++) {
      const uri = `file:///bench/${file}.yaml`;
      await server.open(uri, manifests(file));
      if (file >= 10) await server.close(uri);
    }
    rows.push({
      what: rows.length === 0 ? 'memory, 300 files judged, ten open' : '',
      who,
      value: `${((await server.memory()) / 1e6).toFixed(0)} MB`,
      bar,
    });
    server.stop();
  }
  return rows;
}
