/** The files of the template as they lie there: well written, and the lists that repeat each other agree. */
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import renovate from '../../../platform-repo/renovate.json' with { type: 'json' };
import { mapIn } from '../../../scripts/render/documents.ts';
import { at, isObject, objectsOf, textOf, type JsonObject } from '../../../scripts/render/json.ts';
import { describeWithLinters, describeWithPeers, linters, peers } from '../tools.ts';
import { bench, template, type Bench } from './platform.ts';

const scripts = globSync('**/*.sh', { cwd: template }).toSorted();
const ours = globSync('{root,bootstrap,phases}/**/Chart.yaml', { cwd: template }).map((file) => path.dirname(file));

async function read(file: string): Promise<string> {
  return readFile(path.join(template, file), 'utf8');
}

describeWithLinters('well written', () => {
  test('yamllint says nothing about the repository', async () => {
    const { program, args, env } = linters().yamllint;
    const { stdout, exitCode } = await execa(program, [...args, '.'], { cwd: template, env, reject: false });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
  });

  test('shellcheck says nothing about the scripts', async () => {
    expect(scripts.length).toBeGreaterThan(10);
    const { stdout, exitCode } = await execa(linters().shellcheck, scripts, { cwd: template, reject: false });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
  });
});

describeWithPeers('our charts', () => {
  let desk: Bench;

  beforeAll(async () => {
    desk = await bench();
  });

  afterAll(() => desk.end());

  test('shfmt would change nothing in the scripts', async () => {
    const { stdout } = await execa(peers().shfmt, ['-i', '2', '-ci', '-d', ...scripts], {
      cwd: template,
      reject: false,
    });
    expect(stdout).toBe('');
  });

  test.each(ours)('%s pleases helm lint with the values that Argo CD gives it', async (chart) => {
    const tables = ['platform.yaml', 'applications.yaml', 'applications.local.yaml'];
    const argv = ['lint', chart, '--strict', '--kube-version', desk.helm.kubeVersion];
    const { all, exitCode } = await execa(peers().helm, [...argv, ...tables.flatMap((file) => ['--values', file])], {
      cwd: template,
      all: true,
      reject: false,
      env: { HELM_CACHE_HOME: desk.work, HELM_CONFIG_HOME: desk.work, HELM_DATA_HOME: desk.work },
    });
    expect({ exitCode, all }).toEqual({ exitCode: 0, all: expect.stringContaining('0 chart(s) failed') });
  });
});

/** Name, repository and version of the charts of the table, each once. */
async function chartsOfTable(): Promise<readonly string[]> {
  const rows = at(mapIn(await read('applications.yaml'), 'applications.yaml'), ['applications']);
  const charts = Object.values(isObject(rows) ? rows : {}).flatMap((row) => {
    const chart = at(row, ['chart']);
    return isObject(chart) ? [inLine(chart)] : [];
  });
  return [...new Set(charts)].toSorted();
}

function inLine(chart: JsonObject): string {
  return [chart['name'], chart['repository'], chart['version']].map((part) => textOf(part ?? null)).join(' ');
}

describe('lists', () => {
  test('charts.lock has the charts of the table, a line each', async () => {
    const locked = objectsOf(mapIn(await read('charts.lock'), 'charts.lock')['charts']);
    expect(locked.map(inLine)).toEqual(await chartsOfTable());
    expect(locked.filter(({ sha256 }) => sha256 !== undefined && !/^[0-9a-f]{64}$/.test(textOf(sha256)))).toEqual([]);
  });

  test.each([['applications.yaml'], ['charts.lock']])('Renovate finds every chart in %s', async (file) => {
    const text = await read(file);
    const found = renovate.customManagers
      .filter(({ managerFilePatterns }) =>
        managerFilePatterns.some((pattern) => new RegExp(pattern.slice(1, -1)).test(file)),
      )
      .flatMap(({ matchStrings }) => matchStrings.flatMap((pattern) => [...text.matchAll(new RegExp(pattern, 'g'))]))
      .map(({ groups }) =>
        [groups?.['depName'], groups?.['registryUrl'] ?? groups?.['registry'], groups?.['currentValue']].join(' '),
      );
    expect([...new Set(found)].toSorted()).toEqual(await chartsOfTable());
  });

  test('Renovate finds k3s in platform.yaml', async () => {
    const manager = renovate.customManagers.find(({ depNameTemplate }) => depNameTemplate === 'k3s');
    expect((await read('platform.yaml')).match(new RegExp(manager?.matchStrings[0] ?? '$^'))?.groups).toEqual({
      currentValue: expect.stringMatching(/^v1\.36\.\d+\+k3s\d+$/),
    });
  });

  test('both pipelines run the same scripts, and the same versions', async () => {
    const [gitlab, github] = [await read('.gitlab-ci.yml'), await read('.github/workflows/ci.yaml')];
    const calls = (text: string): readonly string[] =>
      [
        ...new Set(text.match(/ci\/(charts|commits|lint|policy|render|security|validate)\.sh( [a-z]+)?/g) ?? []),
      ].toSorted();
    expect(calls(github)).toEqual(calls(gitlab));
    const pins = (text: string): readonly string[] =>
      [
        ...new Set(
          text.match(/[\w./-]+:v?\d[\w.-]*(@sha256:[0-9a-f]{64})?(?=["'\s,])|[\w-]+==[\d.]+|\b[0-9a-f]{64}\b/g) ?? [],
        ),
      ].toSorted();
    expect(pins(github)).toEqual(pins(gitlab));
    expect(pins(gitlab).length).toBeGreaterThan(8);
  });

  test('every action of GitHub is pinned by its commit', async () => {
    const uses = (await read('.github/workflows/ci.yaml')).match(/uses: .*/g) ?? [];
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((use) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(use))).toEqual([]);
  });

  test('every script of ci/ but the common one can be started', async () => {
    const { stdout } = await execa('find', ['ci', '-name', '*.sh', '-not', '-perm', '-u=x'], { cwd: template });
    expect(stdout).toBe('ci/common.sh');
  });
});
