/** The scripts of ci/ do what they say, with the real tools, without a network: charts that can't be had are stand-ins. */
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '../../../scripts/render/chart.ts';
import { objectsIn } from '../../../scripts/render/documents.ts';
import { canonical, type JsonObject } from '../../../scripts/render/json.ts';
import { schemaLocation } from '../kubeconform/oracle/schemas.ts';
import { describeWithPeers, peers } from '../tools.ts';
import { bench, placeStandIns, renderAll, template, textsOf, type Bench } from './platform.ts';

interface Said {
  readonly exitCode: number | undefined;
  readonly all: string;
}

describeWithPeers('ci/', () => {
  let desk: Bench;
  let repository = '';
  let packages = '';
  let bin = '';

  beforeAll(async () => {
    desk = await bench();
    const standIns = await placeStandIns(desk.charts, (await renderAll(desk)).applications);
    process.stdout.write(`stand-ins: ${standIns.join(', ')}\n`);
    packages = path.join(desk.work, 'packages');
    await packed(await renderAll(desk));
    bin = await programs();
    repository = await copied();
  });

  afterAll(() => desk.end());

  /** The charts as packages, the way `.charts/` has them; a chart without its switched-off dependencies is one too. */
  async function packed({ applications }: Awaited<ReturnType<typeof renderAll>>): Promise<void> {
    await mkdir(packages);
    for (const { source, chart } of applications.flatMap(({ charts }) => charts)) {
      const folder = path.join(await mkdtemp(path.join(desk.work, 'pack-')), source.name);
      await cp(chart.folder, folder, { recursive: true });
      const target = path.join(packages, `${source.name}-${source.version}.tgz`);
      await execa('tar', ['-czf', target, '-C', path.dirname(folder), source.name]);
    }
  }

  /** A folder with the real tools, so that PATH has these and the shell's own, and no others. */
  async function programs(): Promise<string> {
    const folder = path.join(desk.work, 'bin');
    await mkdir(folder);
    for (const name of ['helm', 'kubeconform', 'kyverno', 'shfmt'] as const) {
      await symlink(peers()[name], path.join(folder, name));
    }
    return folder;
  }

  /** A copy of the template with the packages in `.charts/`, and a lock that knows none of them. */
  async function copied(): Promise<string> {
    const copy = await mkdtemp(path.join(desk.work, 'copy-'));
    await cp(template, copy, { recursive: true });
    await cp(packages, path.join(copy, '.charts'), { recursive: true });
    await unlocked(copy);
    return copy;
  }

  async function unlocked(copy: string): Promise<void> {
    const file = path.join(copy, 'charts.lock');
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll(/, sha256: [0-9a-f]{64}/g, ''));
  }

  async function run(script: string, cwd = repository, env: NodeJS.ProcessEnv = {}): Promise<Said> {
    const { exitCode, all } = await execa('sh', ['-c', script], {
      cwd,
      all: true,
      reject: false,
      extendEnv: false,
      env: { PATH: `${bin}:/usr/bin:/bin`, HOME: desk.work, ...env },
    });
    return { exitCode, all };
  }

  test('charts.sh writes the sha256 of packages that the lock has none for, and is content the second time', async () => {
    const first = await run('ci/charts.sh');
    expect(first).toEqual({ exitCode: 0, all: expect.stringMatching(/wrote the sha256 of \d+ packages/) });
    const lock = await readFile(path.join(repository, 'charts.lock'), 'utf8');
    for (const file of globSync('*.tgz', { cwd: packages })) {
      expect(lock).toContain(sha256(await readFile(path.join(packages, file))));
    }
    expect(await run('ci/charts.sh')).toEqual({ exitCode: 0, all: '' });
    expect(await readFile(path.join(repository, 'charts.lock'), 'utf8')).toBe(lock);
  });

  test('charts.sh refuses a package that is not the locked one, and a chart without a line', async () => {
    const copy = await copied();
    await run('ci/charts.sh', copy);
    await writeFile(path.join(copy, '.charts/cert-manager-v1.21.2.tgz'), 'something else');
    expect(await run('ci/charts.sh', copy)).toEqual({
      exitCode: 1,
      all: expect.stringMatching(
        /cert-manager-v1\.21\.2\.tgz has the sha256 [0-9a-f]{64}, and charts\.lock has [0-9a-f]{64}/,
      ),
    });
    await writeFile(path.join(copy, 'charts.lock'), 'charts: []\n');
    expect((await run('ci/charts.sh', copy)).all).toMatch(/charts\.lock has no line for/);
  });

  test('render.sh renders what Argo CD would, the same objects as `npm run render`', async () => {
    expect(await run('ci/render.sh')).toEqual({ exitCode: 0, all: expect.stringContaining('for Kubernetes 1.36.4') });
    const { root, applications } = await renderAll(desk);
    const rendered = applications.flatMap(({ application, charts, folders }) => {
      const named = charts.map(({ source, text }) => [source.name, text] as const);
      const placed = folders.map(({ source, text }) => [path.basename(source.path), text] as const);
      return named.concat(placed).map(([name, text]) => [`${application.name}/${name}`, text] as const);
    });
    const files = globSync('**/*.yaml', { cwd: path.join(repository, 'rendered') }).map((file) =>
      file.replaceAll('\\', '/'),
    );
    expect(files.toSorted()).toEqual(['root.yaml', ...rendered.map(([name]) => `${name}.yaml`)].toSorted());
    for (const [name, text] of rendered) {
      expect(await inFile(`rendered/${name}.yaml`)).toEqual(objectsIn(text, name).map(canonical));
    }
    // The scripts judge every phase that there may be, `npm run render` those that there are.
    expect((await inFile('rendered/root.yaml')).length).toBe(objectsIn(root, 'root').length);
  });

  async function inFile(file: string): Promise<readonly string[]> {
    const objects: readonly JsonObject[] = objectsIn(await readFile(path.join(repository, file), 'utf8'), file);
    return objects.map(canonical);
  }

  test('render.sh says which package is missing', async () => {
    const copy = await copied();
    await rm(path.join(copy, '.charts/longhorn-1.12.1.tgz'));
    expect(await run('ci/render.sh', copy)).toEqual({
      exitCode: 1,
      all: expect.stringContaining('.charts/longhorn-1.12.1.tgz is missing; run ci/charts.sh.'),
    });
  });

  test('lint.sh lints every chart of ours, and skips what is not installed', async () => {
    expect(await run('ci/lint.sh charts ct docs')).toEqual({
      exitCode: 0,
      all: expect.stringMatching(/skipped ct, which is not installed\.[^]*lint\.sh: charts ct docs done\.$/),
    });
  });

  test('in CI a missing program is a failure', async () => {
    expect(await run('ci/lint.sh ct', repository, { CI: 'true' })).toEqual({
      exitCode: 1,
      all: 'lint.sh: ct is not installed; this job needs it.',
    });
  });

  test('Helm 3 is refused', async () => {
    const folder = await mkdtemp(path.join(desk.work, 'helm3-'));
    await writeFile(path.join(folder, 'helm'), '#!/bin/sh\necho v3.21.4\n');
    await chmod(path.join(folder, 'helm'), 0o755);
    const { exitCode, all } = await run('ci/render.sh', repository, { PATH: `${folder}:/usr/bin:/bin` });
    expect({ exitCode, all }).toEqual({ exitCode: 1, all: expect.stringContaining('helm is v3.21.4; install Helm 4') });
  });

  test('validate.sh finds nothing, and finds a field that is wrong', async () => {
    const env = { SCHEMAS: '', KUBERNETES_SCHEMAS: schemaLocation(peers().schemas.folder) };
    expect(await run('ci/validate.sh schemas', repository, env)).toEqual({
      exitCode: 0,
      all: expect.stringMatching(/Invalid: 0, Errors: 0/),
    });
    const file = path.join(repository, 'rendered/edge/manifests.yaml');
    const good = await readFile(file, 'utf8');
    await writeFile(file, `${good}---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndatta: {}\n`);
    const wrong = await run('ci/validate.sh schemas', repository, env);
    await writeFile(file, good);
    expect(wrong).toEqual({ exitCode: 1, all: expect.stringContaining('ConfigMap a is invalid') });
  });

  test('policy.sh accepts what is rendered and passes the cases, and refuses a privileged pod', async () => {
    const said = await run('ci/policy.sh');
    expect(said).toEqual({ exitCode: 0, all: expect.stringMatching(/enforced: \d{3} pass, 0 fail, 0 errors/) });
    const file = path.join(repository, 'rendered/litellm/manifests.yaml');
    const good = await readFile(file, 'utf8');
    const pod = `---\napiVersion: v1\nkind: Pod\nmetadata: { name: bad }\nspec:\n  containers: [{ name: a, image: "a/b:1", securityContext: { privileged: true } }]\n`;
    await writeFile(file, `${good}${pod}`);
    const refused = await run('ci/policy.sh');
    await writeFile(file, good);
    expect(refused.exitCode).toBe(1);
    expect(refused.all).toMatch(/disallow-privileged-containers -> resource litellm\/Pod\/bad failed/);
  });

  test('security.sh finds a Secret in plain, also one that is quoted', async () => {
    const copy = await copied();
    await execa('git', ['init', '--quiet'], { cwd: copy });
    await execa('git', ['add', '.'], { cwd: copy });
    expect((await run('ci/security.sh secrets', copy)).exitCode).toBe(0);
    for (const kind of ['kind: Secret', '"kind": "Secret"', 'kind: Secret # a comment']) {
      await writeFile(path.join(copy, 'leak.yaml'), `apiVersion: v1\n${kind}\n`);
      await execa('git', ['add', 'leak.yaml'], { cwd: copy });
      expect(await run('ci/security.sh secrets', copy)).toEqual({
        exitCode: 1,
        all: 'security.sh: a Secret in plain: leak.yaml ; seal it with kubeseal --cert pub-cert.pem.',
      });
    }
  });

  test('a stand-in renders to the objects of its record', async () => {
    const { applications } = await renderAll(desk);
    const longhorn = applications.find(({ application }) => application.name === 'longhorn');
    const kinds = textsOf(longhorn ?? { application: never(), charts: [], missing: [], folders: [] })
      .flatMap((text) => objectsIn(text, 'longhorn'))
      .map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'CustomResourceDefinition').length).toBe(25);
    expect(kinds).toEqual(expect.arrayContaining(['DaemonSet', 'Service', 'ClusterRole']));
  });
});

function never(): never {
  throw new Error('The template has no longhorn.');
}
