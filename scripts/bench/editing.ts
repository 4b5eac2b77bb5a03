import { join } from 'node:path';
import { DrivenServer } from './languageServer.ts';
import { manifests, secret } from './manifests.ts';
import { statistics } from './statistics.ts';
import { milliseconds } from './table.ts';
import type { Row } from './table.ts';
import { openWorkspace } from './workspace.ts';
import { startYamlLanguageServer, yamlValidation } from './yamlLanguageServer.ts';

const runs = 20;
const edits = 400;
const policies = 20;

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
export async function editToVerdict(dist: string, times: number = edits): Promise<Row[]> {
  const text = `${manifests(0)}---\n${secret}`;
  const what = 'edit to verdict, ten documents';
  const [none, some] = [await editing(dist, 0, text, times), await editing(dist, policies, text, times)];
  return [
    { what, who: 'Slipway', value: milliseconds(statistics(none)), bar: 'p95 < 10 ms' },
    {
      what: `${what}, ${policies} policies`,
      who: 'Slipway',
      value: milliseconds(statistics(some)),
      bar: 'p95 < 10 ms',
    },
    {
      what,
      who: 'yaml-language-server (in process, without its delay of 200 ms)',
      value: milliseconds(statistics(await yamlValidation(text, runs))),
      bar: '',
    },
  ];
}

async function editing(dist: string, count: number, text: string, times: number): Promise<number[]> {
  const { server, uri, open, close } = await openWorkspace(dist, count);
  await open('a.yaml', text);
  const lines = text.split('\n').length - 1;
  const samples: number[] = [];
  for (let version = 2; version < times + 2; version++) {
    const position = { line: Math.floor(Math.random() * lines), character: 0 };
    const since = performance.now();
    await server.insert(uri('a.yaml'), version, position, version % 2 === 0 ? '# note\n' : '\n');
    samples.push(performance.now() - since);
  }
  await close();
  return samples;
}

/** Resident memory after all files of a folder, ten of them still open; with and without policies in it. */
export async function memory(dist: string, count: number = 300): Promise<Row[]> {
  const files = new Map(Array.from({ length: count }, (_, index) => [`${index}.yaml`, manifests(index)]));
  const what = `memory, ${count} files judged, ten open`;
  const rows: Row[] = [];
  for (const [more, named] of [
    [0, what],
    [policies, `${what}, ${policies} policies`],
  ] as const) {
    const { server, uri, open, close } = await openWorkspace(dist, more, files);
    await open('0.yaml', manifests(0));
    const value = await visited(server, new Map([...files].slice(1).map(([name, text]) => [uri(name), text])));
    await close();
    rows.push({ what: named, who: 'Slipway', value, bar: '< 130 MB' });
  }
  const theirs = await startYamlLanguageServer();
  const value = await visited(theirs, new Map([...files].map(([name, text]) => [`file:///bench/${name}`, text])));
  theirs.stop();
  return [...rows, { what, who: 'yaml-language-server', value, bar: '' }];
}

/** Opens one after the other and leaves the first nine open, besides what is open already. */
async function visited(server: DrivenServer, texts: ReadonlyMap<string, string>): Promise<string> {
  for (const [index, [uri, text]] of [...texts].entries()) {
    await server.open(uri, text);
    if (index >= 9) await server.close(uri);
  }
  return `${((await server.memory()) / 1e6).toFixed(0)} MB`;
}
