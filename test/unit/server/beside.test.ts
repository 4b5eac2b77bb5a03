import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Beside } from '../../../src/server/beside.ts';

const [platform, table, phase, other, elsewhere] = [
  'file:///repo/platform.yaml',
  'file:///repo/applications.yaml',
  'file:///repo/phases/0-a/phase.yaml',
  'file:///repo/pod.yaml',
  'file:///elsewhere/platform.yaml',
].map((uri) => TextDocument.create(uri, 'yaml', 1, ''));
const all = [platform, table, phase, other, elsewhere].flatMap((document) => document ?? []);

/** What is judged, in order; `meanwhile` happens at the first judgement. */
function setUp(meanwhile: (beside: Beside, open: TextDocument[]) => void = () => undefined): {
  readonly beside: Beside;
  readonly judged: string[];
  readonly end: () => Promise<void>;
} {
  const open = [...all];
  const judged: string[] = [];
  const beside = new Beside(
    { all: () => open, get: (uri) => open.find((document) => document.uri === uri) },
    {
      start: ({ uri }) => {
        judged.push(uri.replace('file:///', ''));
        if (judged.length === 1) meanwhile(beside, open);
      },
      settled: () => Promise.resolve(),
    },
  );
  const end = async (): Promise<void> => {
    for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  return { beside, judged, end };
}

test('What is open of the same platform follows, and nothing else', async () => {
  const { beside, judged, end } = setUp();
  beside.follow(['/repo/platform.yaml']);
  expect(judged).toEqual([]);
  await end();
  expect(judged).toEqual(['repo/applications.yaml', 'repo/phases/0-a/phase.yaml']);
});

test('Many changes lead to one round', async () => {
  const { beside, judged, end } = setUp();
  for (let keystroke = 0; keystroke < 9; keystroke++) beside.follow(['/repo/platform.yaml']);
  await end();
  expect(judged).toEqual(['repo/applications.yaml', 'repo/phases/0-a/phase.yaml']);
});

test('Two that have changed are compared with each other', async () => {
  const { beside, judged, end } = setUp();
  beside.follow(['/repo/platform.yaml', String.raw`/repo\applications.yaml`]);
  await end();
  expect(judged).toEqual(['repo/platform.yaml', 'repo/applications.yaml', 'repo/phases/0-a/phase.yaml']);
});

test('What changes meanwhile begins a new round, which forgets none of the former', async () => {
  const { beside, judged, end } = setUp((running) => running.follow(['/repo/applications.yaml']));
  beside.follow(['/repo/platform.yaml']);
  await end();
  expect(judged).toEqual([
    'repo/applications.yaml',
    'repo/platform.yaml',
    'repo/applications.yaml',
    'repo/phases/0-a/phase.yaml',
  ]);
});

test('What was closed meanwhile is left alone', async () => {
  const { beside, judged, end } = setUp((_, open) => void open.splice(2, 1));
  beside.follow(['/repo/platform.yaml']);
  await end();
  expect(judged).toEqual(['repo/applications.yaml']);
});

test('The changed file is judged before those beside it', async () => {
  const order: string[] = [];
  const beside = new Beside(
    { all: () => all, get: (uri) => all.find((document) => document.uri === uri) },
    {
      start: ({ uri }) => void order.push(uri.replace('file:///repo/', '')),
      settled: async (uri) => {
        await Promise.resolve();
        order.push(`${uri.replace('file:///repo/', '')} settled`);
      },
    },
  );
  beside.follow(['/repo/platform.yaml']);
  for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(order.slice(0, 2)).toEqual(['platform.yaml settled', 'applications.yaml']);
});
