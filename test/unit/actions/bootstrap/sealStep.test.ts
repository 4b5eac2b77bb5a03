import { describe, expect, test } from 'vitest';
import { sealStep } from '../../../../src/actions/bootstrap/sealStep.ts';
import { sha256 } from '../../../../src/domain/sha256.ts';
import { fixture } from '../../domain/sealing/fixtures.ts';
import { opened, placeOf, planAndRun, platform, sealWork } from './secretsPlatform.ts';
import { decided } from './decided.ts';

const committed = { 'pub-cert.pem': fixture('cert.pem') };
const services = placeOf('services', 'seal');
const deployKey = placeOf('gitops', 'deploy-key');
const litellm = 'phases/4-services/litellm/secrets/litellm-env.yaml';
const webui = 'phases/4-services/open-webui/secrets/open-webui-env.yaml';

const hash = (text: string): Promise<string> => sha256(new TextEncoder().encode(text));

describe('a seal step', () => {
  test('says what it would seal, with what and where to, and changes nothing', async () => {
    const { ports, git, cluster } = platform(committed);
    const planned = await sealStep.plan(ports, services, sealWork(services), new AbortController().signal);
    expect(planned.shown.problem).toBe(null);
    expect(planned.shown.asks).toEqual([]);
    expect(planned.shown.changes.map(({ target, action, what }) => `${target} ${action} ${what}`)).toEqual([
      expect.stringMatching(
        /^file create phases\/4-services\/gitlab\/secrets\/gitlab-initial\.yaml, sealed to SHA256:/,
      ),
      expect.stringMatching(/^file create phases\/4-services\/litellm\/secrets\/litellm-env\.yaml, sealed to SHA256:/),
      expect.stringMatching(/^file create phases\/4-services\/open-webui\/secrets\/open-webui-env\.yaml, sealed to/),
      'git create commit "feat: seal 3 secrets" on main',
    ]);
    expect(planned.shown.changes[2]?.diff).toBe(
      [
        '+ SealedSecret open-webui/open-webui-env',
        '+   WEBUI_SECRET_KEY (48 random letters and digits, made when it is sealed)',
        '+   OPENAI_API_KEY (the same as litellm/litellm-env/LITELLM_MASTER_KEY)',
        '',
      ].join('\n'),
    );
    expect([git.commits, cluster.requests.write]).toEqual([[], 0]);
    expect(await sealStep.plan(ports, services, sealWork(services), new AbortController().signal)).toEqual(planned);
  });

  test('seals and commits exactly its files, in one commit, each value under the name that it is for', async () => {
    const { ports, git } = platform(committed);
    const { ran, lines } = await planAndRun(sealStep, ports, services, sealWork(services));
    expect(ran).toMatchObject({ state: 'passed', commit: expect.any(String) });
    expect(git.commits).toHaveLength(1);
    const [commit] = git.commits;
    expect(commit?.message).toBe(
      'feat: seal 3 secrets\n\ngitlab/gitlab-initial\nlitellm/litellm-env\nopen-webui/open-webui-env\n',
    );
    expect(commit?.files.map(({ path }) => path)).toEqual([
      'phases/4-services/gitlab/secrets/gitlab-initial.yaml',
      litellm,
      webui,
    ]);
    const values = await opened(commit?.files ?? []);
    expect(values[`${webui} OPENAI_API_KEY`]).toBe(values[`${litellm} LITELLM_MASTER_KEY`]);
    expect(values[`${webui} WEBUI_SECRET_KEY`]).not.toBe(values[`${litellm} LITELLM_MASTER_KEY`]);
    expect(Object.values(values)).not.toContain(null);
    expect(lines).toContain('Sealed litellm/litellm-env: LITELLM_MASTER_KEY');
  });

  test('has nothing to do when all is sealed, and only the rest when a part is', async () => {
    const { ports, git } = platform(committed);
    await planAndRun(sealStep, ports, services, sealWork(services));
    const again = await planAndRun(sealStep, ports, services, sealWork(services));
    expect(again.planned.changes).toEqual([]);
    expect(again.ran).toMatchObject({ state: 'passed', commit: null });
    expect(git.commits).toHaveLength(1);
    const files = Object.fromEntries((git.commits[0]?.files ?? []).map(({ path, text }) => [path, text]));
    const part = platform({
      ...committed,
      ...files,
      [webui]: (files[webui] ?? '').replace(/ {4}OPENAI_API_KEY: .*\n/, ''),
    });
    const { planned } = await planAndRun(sealStep, part.ports, services, sealWork(services));
    expect(planned.asks).toEqual([
      expect.stringMatching(/^open-webui\/open-webui-env\/OPENAI_API_KEY: The value of LITELLM_MASTER_KEY in Secret/),
    ]);
    expect(planned.changes.map(({ action }) => action)).toEqual(['update', 'create']);
  });

  test('asks for what only the user has, keeps its line breaks, and writes what is no secret as it is', async () => {
    const privateKey = '-----BEGIN OPENSSH PRIVATE KEY-----\nnot a key\n-----END OPENSSH PRIVATE KEY-----\n';
    const { ports, git, questions } = platform(committed, { secret: () => privateKey });
    const work = sealWork(deployKey);
    const { planned, ran } = await planAndRun(sealStep, ports, deployKey, work);
    expect(planned.asks).toEqual([
      expect.stringMatching(/^argocd\/repository\/sshPrivateKey: Make a key with ssh-keygen/),
    ]);
    expect(questions.asked).toMatchObject([
      { kind: 'secret', title: 'sshPrivateKey of Secret argocd/repository', value: 'argocd/repository/sshPrivateKey' },
    ]);
    expect(ran.state).toBe('passed');
    const [file] = git.commits[0]?.files ?? [];
    expect(file?.text).toContain('        argocd.argoproj.io/secret-type: repository\n');
    const values = await opened(file === undefined ? [] : [file]);
    expect(values[`${file?.path} sshPrivateKey`]).toBe(await hash(privateKey));
    expect(values[`${file?.path} type`]).toBe(await hash('git'));
  });
});

describe('what can not be sealed is told, and nothing has changed', () => {
  const work = sealWork(deployKey);
  test.each([
    ['nobody says the value', null, 'Nobody said the value of argocd/repository/sshPrivateKey; nothing was sealed.'],
    ['it is empty', ' \n', 'The value of argocd/repository/sshPrivateKey is empty; nothing was sealed.'],
    [
      'it is no text',
      '\ud800x',
      'The value of argocd/repository/sshPrivateKey holds what is no Unicode text; nothing was sealed.',
    ],
    [
      'it is too large',
      'x'.repeat(1024 * 1024),
      'Secret argocd/repository would have more than 1 MiB; nothing was sealed.',
    ],
  ])('%s', async (_, secret, message) => {
    const { ports, git, writer } = platform(committed, { secret });
    const { ran } = await planAndRun(sealStep, ports, deployKey, work);
    expect(ran).toMatchObject({ state: 'failed', message });
    expect([git.commits, writer.texts.size]).toEqual([[], 0]);
  });

  test('It is cancelled while it is asked', async () => {
    const { ports, git, questions } = platform(committed, { secret: 'x' });
    const stop = new AbortController();
    questions.during = () => stop.abort();
    await expect(planAndRun(sealStep, ports, deployKey, work, stop.signal)).rejects.toThrow('abort');
    expect(git.commits).toEqual([]);
  });

  test('A hook refuses', async () => {
    const { ports, git } = platform(committed, { secret: 'x' });
    const planned = await sealStep.plan(ports, deployKey, work, new AbortController().signal);
    git.failCommit({ code: 'hook', message: 'pre-commit: yamllint failed.' });
    const ran = await sealStep.run(ports, deployKey, decided(planned), () => undefined, new AbortController().signal);
    expect(ran).toMatchObject({
      state: 'failed',
      message: 'Nothing is committed: pre-commit: yamllint failed. What was sealed is not kept.',
    });
  });

  const plain = { name: 'x', namespace: 'y', type: null, labels: {}, entries: [] };
  const entry = { key: 'k', from: 'value', value: 'v' } as const;

  test.each(['../x.yaml', '/etc/x.yaml', 'a\\b.yaml'])('A file outside of the repository: %s', async (file) => {
    const outside = { kind: 'seal', secrets: [{ ...plain, file, entries: [entry] }] } as const;
    const planned = await sealStep.plan(platform(committed).ports, services, outside, new AbortController().signal);
    expect(planned.shown.problem).toContain('leads out of the repository');
  });

  test('A file that is changed and not committed', async () => {
    const { ports, git } = platform(committed);
    git.changes = { changed: ['x.yaml'] };
    const own = { kind: 'seal', secrets: [{ ...plain, file: 'x.yaml', entries: [entry] }] } as const;
    const planned = await sealStep.plan(ports, services, own, new AbortController().signal);
    expect(planned.shown.problem).toBe('x.yaml is changed and not committed; commit it or take it back first.');
  });

  test('A file that is no YAML', async () => {
    const { ports } = platform({ ...committed, 'x.yaml': 'a: [' });
    const own = { kind: 'seal', secrets: [{ ...plain, file: 'x.yaml', entries: [entry] }] } as const;
    const planned = await sealStep.plan(ports, services, own, new AbortController().signal);
    expect(planned.shown.problem).toBe('x.yaml: It is no YAML that a SealedSecret can be added to.');
  });
});

describe('the certificate', () => {
  test('is missing where no step of the phase makes one', async () => {
    const planned = await sealStep.plan(platform({}).ports, services, sealWork(services), new AbortController().signal);
    expect(planned.shown.problem).toContain('pub-cert.pem is not committed');
  });

  test('may come of an earlier step: what is decided is then the same before and after it', async () => {
    const signal = new AbortController().signal;
    const before = await sealStep.plan(platform({}).ports, deployKey, sealWork(deployKey), signal);
    const after = await sealStep.plan(platform(committed).ports, deployKey, sealWork(deployKey), signal);
    expect([before.shown.problem, before.shown.decides]).toEqual([null, after.shown.decides]);
    expect(before.shown.changes[0]?.what).toContain('the key of the step "Back the sealing key up"');
    expect(after.shown.changes[0]?.what).toContain('sealed to SHA256:');
  });

  test('is never another than the cluster has, and both are named', async () => {
    const { ports, cluster } = platform(committed);
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'sealed-secrets-controller', namespace: 'kube-system' },
    };
    cluster.put({ ...service, spec: { ports: [{ name: 'http', port: 8080 }] } });
    const at = 'kube-system/http:sealed-secrets-controller:http//v1/cert.pem';
    cluster.services.set(at, fixture('cert.pem'));
    const signal = new AbortController().signal;
    expect((await sealStep.plan(ports, services, sealWork(services), signal)).shown.problem).toBe(null);
    cluster.services.set(at, fixture('cert-4096.pem'));
    const {
      shown: { problem },
    } = await sealStep.plan(ports, services, sealWork(services), signal);
    expect(problem?.match(/SHA256:/g)).toHaveLength(2);
  });

  test.each([
    ['has expired', 'cert-expired.pem', 'expired'],
    ['is weak', 'cert-1024.pem', '1024 bits'],
  ])('%s', async (_, name, why) => {
    const { ports } = platform({ 'pub-cert.pem': fixture(name) });
    const {
      shown: { problem },
    } = await sealStep.plan(ports, services, sealWork(services), new AbortController().signal);
    expect(problem).toMatch(new RegExp(`^pub-cert\\.pem: .*${why}`));
  });
});
