import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { contextFile } from '../../../src/node/contextFile.ts';

const posix = process.platform !== 'win32';

async function made(context: string, kubeconfig: string | undefined, home?: string) {
  const file = await contextFile(context, { kubeconfig, home });
  if ('problem' in file) throw new Error(file.problem);
  const [own = '', ...others] = file.kubeconfig.split(delimiter);
  return { file, own, others };
}

test('A private file names the context, and nothing else is in it; it goes with its folder', async () => {
  const { file, own, others } = await made('home', '/home/ada/config');
  expect(JSON.parse(readFileSync(own, 'utf8'))).toEqual({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [],
    contexts: [],
    users: [],
    'current-context': 'home',
  });
  expect(others).toEqual(['/home/ada/config', own]);
  await file.remove();
  expect(existsSync(dirname(own))).toBe(false);
});

test.runIf(posix)('Nobody else can read it', async () => {
  const { file, own } = await made('home', '');
  expect([statSync(own), statSync(dirname(own))].map(({ mode }) => mode & 0o777)).toEqual([0o600, 0o700]);
  await file.remove();
});

test.each<readonly [kubeconfig: string | undefined, home: string | undefined, others: readonly string[]]>([
  [['/a', '/b'].join(delimiter), '/home/ada', ['/a', '/b']],
  [undefined, join('/', 'home', 'ada'), [join('/', 'home', 'ada', '.kube', 'config')]],
  ['', undefined, [join(homedir(), '.kube', 'config')]],
])('The files of the user are those that count without it (%j, %j)', async (kubeconfig, home, others) => {
  const { file, own, others: rest } = await made('a "b"', kubeconfig, home);
  expect(rest).toEqual([...others, own]);
  expect(JSON.parse(readFileSync(own, 'utf8'))).toMatchObject({ 'current-context': 'a "b"' });
  await file.remove();
});
