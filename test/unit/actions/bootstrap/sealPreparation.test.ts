import { describe, expect, test } from 'vitest';
import { prepareSealing } from '../../../../src/actions/bootstrap/sealPreparation.ts';
import type { EntryWork, SecretWork } from '../../../../src/domain/bootstrap/work.ts';
import type { Doing, PhaseSpec, StepSpec } from '../../../../src/domain/phases/spec.ts';
import type { StepPlace } from '../../../../src/actions/bootstrap/step.ts';
import { ownKey, placeOf, platform } from './secretsPlatform.ts';

const { signal } = new AbortController();
const committed = { 'pub-cert.pem': ownKey.certificate };
const template = placeOf('services', 'seal');
const value = (key: string): EntryWork => ({ key, from: 'value', value: key });
const sameAs = (key: string, name: string): EntryWork => ({
  key,
  from: 'sameAs',
  of: { namespace: 'shop', name, key: 'k' },
});

function secret(name: string, file: string, entries: readonly EntryWork[] = [value('k')]): SecretWork {
  return { name, namespace: 'shop', file, type: null, labels: {}, entries };
}

const doings = {
  seal: { kind: 'seal', secrets: [] },
  backup: { kind: 'backup' },
  restore: { kind: 'restore' },
  manual: { kind: 'manual', text: 'Do it.' },
} as const satisfies Readonly<Record<string, Doing>>;

function stepOf(id: string, kind: keyof typeof doings): StepSpec {
  const { spot, satisfiedBy, when, risk, undo } = template.step;
  return { id, title: `Step ${id}`, spot, satisfiedBy, when, risk, undo, ...doings[kind] };
}

/** The template with this one phase alone; `steps` are kind by id, and the step `seal` is the one that is prepared. */
function placeIn(steps: Readonly<Record<string, keyof typeof doings>>): StepPlace {
  const { folder, spec, phase } = template;
  const own: PhaseSpec = { ...phase, steps: Object.entries(steps).map(([id, kind]) => stepOf(id, kind)) };
  return { folder, spec: { ...spec, phases: [own] }, phase: own, step: stepOf('seal', 'seal') };
}

const alone = placeIn({});

function sealedFile(name: string, ...keys: readonly string[]): string {
  const values = keys.map((key) => `    ${key}: AQ==\n`).join('');
  return `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata:\n  name: ${name}\n  namespace: shop\nspec:\n  encryptedData:\n${values}`;
}

async function prepared(files: Readonly<Record<string, string>>, secrets: readonly SecretWork[], place = alone) {
  const seen = await prepareSealing(platform({ ...committed, ...files }).ports, place, secrets, signal);
  if ('problem' in seen) throw new Error(seen.problem);
  return seen;
}

test.each(['a.yaml', 'pub-cert.pem'])('Nothing is prepared while Git can not tell what %s says', async (path) => {
  const { ports, git } = platform({ ...committed, 'a.yaml': sealedFile('a', 'k') });
  git.unreadable.set(path, 'unable to read the object');
  expect(await prepareSealing(ports, alone, [secret('a', 'a.yaml')], signal)).toEqual({
    problem: `Git can't read ${path} of the commit: unable to read the object. See what git says in the folder, and try again.`,
  });
});

describe('what a seal step stands before', () => {
  test('is the certificate, the commit, and each key that Git does not have', async () => {
    const { ports, git, cluster } = platform({ ...committed, 'a.yaml': sealedFile('a', 'k') });
    const secrets = [secret('a', 'a.yaml', [value('k'), value('more')]), secret('b', 'b.yaml')];
    expect(await prepareSealing(ports, alone, secrets, signal)).toMatchObject({
      certificate: { fingerprint: ownKey.fingerprint },
      madeBy: null,
      ground: { branch: 'main', head: git.head, noAuthor: null },
      wanted: [{ id: 'shop/a/more' }, { id: 'shop/b/k' }],
    });
    expect([git.commits, cluster.requests.write]).toEqual([[], 0]);
  });

  test('has files with their texts, and where in them a Secret is sealed', async () => {
    const text = sealedFile('a', 'k');
    const [a, b] = [secret('a', 'a.yaml', [value('k'), value('more')]), secret('b', 'b.yaml')];
    const { files } = await prepared({ 'a.yaml': text }, [a, b]);
    expect([...files]).toEqual([
      ['a.yaml', { text, secrets: [{ secret: a, place: { label: 'shop/a', keys: ['k'] } }] }],
      ['b.yaml', { text: null, secrets: [{ secret: b, place: null }] }],
    ]);
  });

  test('has a file once, with all Secrets that go into it, each once', async () => {
    const [a, b] = [secret('a', 'x.yaml', [value('k'), value('l')]), secret('b', 'x.yaml')];
    const { files } = await prepared({}, [a, b]);
    expect([...files]).toEqual([
      [
        'x.yaml',
        {
          text: null,
          secrets: [
            { secret: a, place: null },
            { secret: b, place: null },
          ],
        },
      ],
    ]);
  });

  test('has no file in which nothing is to be sealed', async () => {
    const seen = await prepared({ 'a.yaml': sealedFile('a', 'k') }, [secret('a', 'a.yaml')]);
    expect([seen.wanted, seen.files.size]).toEqual([[], 0]);
  });

  test('reads each file of the commit once', async () => {
    const { ports, git } = platform(committed);
    const read: string[] = [];
    const textAt = git.textAt.bind(git);
    git.textAt = (folder, head, path, until) => {
      read.push(path);
      return textAt(folder, head, path, until);
    };
    await prepareSealing(ports, alone, [secret('a', 'x.yaml'), secret('b', 'x.yaml'), secret('c', 'y.yaml')], signal);
    expect(read.toSorted()).toEqual(['pub-cert.pem', 'x.yaml', 'y.yaml']);
  });

  test('counts what another step seals, when a value is the same as one there', async () => {
    const env = { namespace: 'litellm', name: 'litellm-env', key: 'LITELLM_MASTER_KEY' };
    const own = secret('client', 'c.yaml', [{ key: 'token', from: 'sameAs', of: env }]);
    const { wanted, files } = await prepared({}, [own], template);
    expect(wanted.map(({ id, from }) => `${id} ${from.from}`)).toEqual([
      'litellm/litellm-env/LITELLM_MASTER_KEY generate',
      'shop/client/token sameAs',
    ]);
    expect([...files.keys()]).toEqual(['phases/4-services/litellm/secrets/litellm-env.yaml', 'c.yaml']);
  });

  test('takes its own word for a Secret that a step of the platform has too', async () => {
    const own = { ...secret('litellm-env', 'mine.yaml', [value('LITELLM_MASTER_KEY')]), namespace: 'litellm' };
    const { wanted } = await prepared({}, [own], template);
    expect(wanted).toMatchObject([{ secret: own, from: { from: 'value' } }]);
  });
});

describe('the step that makes the key', () => {
  const secrets = [secret('a', 'a.yaml')];
  const without = (place: StepPlace) => prepareSealing(platform({}).ports, place, secrets, signal);

  test.each([
    ['a backup before', { key: 'backup', seal: 'seal' }, 'Step key'],
    ['a restore before', { old: 'restore', seal: 'seal' }, 'Step old'],
    ['the last of several', { one: 'backup', two: 'restore', by: 'manual', seal: 'seal' }, 'Step two'],
  ] as const)('is %s', async (_, steps, madeBy) => {
    const place = placeIn(steps);
    expect((await prepared({}, secrets, place)).madeBy).toBe(madeBy);
    expect(await without(place)).toMatchObject({ certificate: null, madeBy });
  });

  test.each([
    ['no later one', { seal: 'seal', key: 'backup' }],
    ['none of another kind', { by: 'manual', seal: 'seal' }],
    ['none for a step that the phase does not have', { key: 'backup' }],
  ] as const)('is %s', async (_, steps) => {
    const place = placeIn(steps);
    expect((await prepared({}, secrets, place)).madeBy).toBe(null);
    expect(await without(place)).toEqual({
      problem: 'pub-cert.pem is not committed, and nothing can be sealed without it; make the sealing key first.',
    });
  });
});

describe('what stands in the way is told', () => {
  test.each([
    [
      'a file outside',
      [secret('a', '../a.yaml')],
      '"../a.yaml" leads out of the repository; it wants a path below it.',
    ],
    [
      'a value that is the same as itself',
      [secret('a', 'a.yaml', [sameAs('k', 'b')]), secret('b', 'b.yaml', [sameAs('k', 'a')])],
      'shop/a/k is to be the same as itself: shop/a/k, shop/b/k, shop/a/k.',
    ],
    [
      'a file that is no YAML',
      [secret('a', 'broken.yaml')],
      'broken.yaml: It is no YAML that a SealedSecret can be added to.',
    ],
  ])('%s', async (_, secrets, problem) => {
    const { ports } = platform({ ...committed, 'broken.yaml': 'a: [' });
    expect(await prepareSealing(ports, alone, secrets, signal)).toEqual({ problem });
  });

  test('a file outside that another step of the platform has', async () => {
    const { spec, phase, step } = template;
    const [first, ...rest] = step.kind === 'seal' ? step.secrets : [];
    expect(first).toBeDefined();
    const stray = { ...step, id: 'stray', secrets: [{ ...first, file: '/etc/x.yaml' }, ...rest] } as StepSpec;
    const phases = [{ ...phase, steps: [stray] }];
    const place = { ...template, spec: { ...spec, phases } };
    expect(await prepareSealing(platform(committed).ports, place, [secret('a', 'a.yaml')], signal)).toEqual({
      problem: '"/etc/x.yaml" leads out of the repository; it wants a path below it.',
    });
  });

  test('a certificate that can not be used, also where a step makes one', async () => {
    const { ports } = platform({ 'pub-cert.pem': 'x' });
    const place = placeIn({ key: 'backup', seal: 'seal' });
    expect(await prepareSealing(ports, place, [secret('a', 'a.yaml')], signal)).toEqual({
      problem: 'pub-cert.pem: There is no certificate in PEM (BEGIN CERTIFICATE).',
    });
  });

  test('a repository that Git can not tell of', async () => {
    const { ports, git } = platform(committed);
    git.failFacts('fatal: not a repository.');
    expect(await prepareSealing(ports, alone, [secret('a', 'a.yaml')], signal)).toEqual({
      problem: "Git can't tell where /lab stands: fatal: not a repository. A commit is needed here.",
    });
  });

  test('a change of a file that is to be written, and none of others', async () => {
    const { ports, git } = platform({ ...committed, 'done.yaml': sealedFile('done', 'k') });
    const secrets = [secret('a', 'a.yaml'), secret('done', 'done.yaml')];
    git.changes = { changed: ['done.yaml', 'README.md', 'pub-cert.pem'] };
    expect(await prepareSealing(ports, alone, secrets, signal)).toHaveProperty('wanted');
    git.changes = { changed: ['README.md', 'a.yaml'] };
    expect(await prepareSealing(ports, alone, secrets, signal)).toEqual({
      problem: 'a.yaml is changed and not committed; commit it or take it back first.',
    });
  });

  test('that nobody can be named as the author, where a commit is to be made', async () => {
    const { ports, git } = platform({ ...committed, 'done.yaml': sealedFile('done', 'k') });
    git.changes = { noIdentity: 'no email' };
    expect(await prepareSealing(ports, alone, [secret('done', 'done.yaml')], signal)).toMatchObject({ wanted: [] });
    expect(await prepareSealing(ports, alone, [secret('a', 'a.yaml')], signal)).toEqual({
      problem: 'Git can name nobody as the author (no email); set user.name and user.email with git config.',
    });
  });

  test('nothing when it is given up', async () => {
    const { ports } = platform(committed);
    await expect(prepareSealing(ports, alone, [], AbortSignal.abort())).rejects.toThrow('abort');
  });
});
