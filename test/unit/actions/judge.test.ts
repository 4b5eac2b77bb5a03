import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/actions/judge.ts';
import type { JudgeInput, JudgeReport } from '../../../src/actions/judge.ts';
import { CrdCatalog } from '../../../src/repository/crds.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { bundled } from '../product.ts';
import { pod, pods, policy } from './policyFiles.ts';

const files = memoryFiles({
  'policy.yaml': policy,
  'pods.yaml': pods,
  'twice/z.yaml': pod('bad', 'x:1'),
  'twice/a.yaml': pods,
  'values.yaml': 'kind: Values\nglobalValues: {}\n',
  'node.yaml': 'apiVersion: v1\nkind: Node\nmetadata: {name: one}\n',
  'empty.yaml': 'a: 1\n',
  'numbered.yaml': policy.replace('message: Name a version.', 'message: 1'),
  'unknown.yaml': policy.replace('message: Name', 'massage: Name'),
  'nameless.yaml':
    'apiVersion: policies.kyverno.io/v1\nkind: PolicyException\nmetadata: {name: a}\nspec: {policyRefs: [{name: images}]}\n',
  'refused.yaml': 'apiVersion: policies.kyverno.io/v1\nkind: PolicyException\nmetadata: {name: none}\nspec: {}\n',
  'exception.yaml':
    'apiVersion: policies.kyverno.io/v1\nkind: PolicyException\nmetadata: {name: a}\nspec: {policyRefs: [{name: images, kind: ValidatingPolicy}]}\n',
  'ended.yaml':
    'apiVersion: policies.kyverno.io/v1\nkind: PolicyException\nmetadata: {name: a}\nspec:\n  policyRefs: [{name: images, kind: ValidatingPolicy}]\n  expiresAt: "2026-01-01T00:00:00Z"\n',
  'chart/exception.yaml':
    'apiVersion: policies.kyverno.io/v1\nkind: PolicyException\nmetadata: {name: {{ .Values.name }}}\nspec:\n  policyRefs: [{name: images}]\n',
  'both.yaml': [
    policy.replace(/object\.spec.*/, "resource.List('v1', 'services', 'default').items.size() == 1"),
    'apiVersion: v1\nkind: Service\nmetadata: {name: front}\n',
    pod('web', 'x:1'),
  ].join('---\n'),
  'namespace.yaml':
    'apiVersion: v1\nkind: Namespace\nmetadata: {name: default, labels: {pod-security.kubernetes.io/enforce: restricted}}\n',
});

const nothing = (): Promise<{ text: string }> => Promise.resolve({ text: '' });

function judged(input: Partial<JudgeInput>): Promise<JudgeReport> {
  const whole: JudgeInput = {
    policies: ['policy.yaml'],
    resources: ['pods.yaml'],
    exceptions: [],
    values: null,
    operation: 'CREATE',
    likeCommandLine: false,
    served: [],
    crds: null,
    stdin: () => Promise.resolve({ text: pod('piped', 'x:latest') }),
  };
  return judge(files, { ...whole, ...input }, new AbortController().signal);
}

/** What came of each object. */
async function check(input: Partial<JudgeInput>, outcomes: Readonly<Record<string, readonly string[]>>): Promise<void> {
  const { objects, policies, failures } = await judged(input);
  const said = objects.map(({ identity, placedIn }, index) => [
    `${placedIn ?? ''}/${identity.name}`,
    policies.flatMap((one) => (one.outcomes[index] ?? []).map(({ outcome }) => outcome)),
  ]);
  expect(Object.fromEntries(said)).toEqual(outcomes);
  expect(failures).toEqual([]);
}

describe('what policies say about objects', () => {
  test('of files and of standard input', async () => {
    await check({}, { 'default/bad': ['fail'], 'default/good': ['pass'] });
    await check({ resources: ['-'] }, { 'default/piped': ['fail'] });
    await check({ resources: ['node.yaml'], values: 'values.yaml' }, { '/one': [] });
  });

  test('in the order of the files, each object once', async () => {
    await check({ resources: ['twice/z.yaml', 'twice/a.yaml'] }, { 'default/bad': ['pass'], 'default/good': ['pass'] });
    const { objects } = await judged({ resources: ['twice/z.yaml', 'twice/a.yaml'] });
    expect(objects.map(({ file }) => file)).toEqual(['twice/a.yaml', 'twice/z.yaml']);
  });

  test.each<[string, number | null, string]>([
    ['exempts from nothing when it has ended', Date.UTC(2026, 1), 'fail'],
    ['exempts until it ends', Date.UTC(2025, 1), 'skip'],
    ['is not judged without the time', null, 'unjudged'],
  ])('An exception %s', async (_, now, outcome) => {
    const { policies } = await judged({ exceptions: ['ended.yaml'], now });
    expect(policies.map(({ outcomes }) => outcomes[0])).toMatchObject([[{ outcome }]]);
  });
});

test('What a file holds counts once, though its policies and its objects are wanted', async () => {
  const both = { policies: ['both.yaml'], resources: ['both.yaml'] };
  await check(both, { '/images': [], 'default/front': [], 'default/web': ['pass'] });
});

describe('what the labels of a Namespace say about its pods', () => {
  test('wherever it is given, once', async () => {
    const resources = ['namespace.yaml', 'pods.yaml'];
    await check({ policies: ['namespace.yaml'] }, { 'default/bad': ['fail'], 'default/good': ['fail'] });
    const beside = { '/default': [], 'default/bad': ['fail', 'fail'] };
    await check({ resources }, { ...beside, 'default/good': ['pass', 'fail'] });
    const policies = ['policy.yaml', 'namespace.yaml'];
    await check({ policies, resources }, { ...beside, 'default/good': ['fail', 'pass'] });
    const alone = await judged({ policies: ['namespace.yaml'], resources });
    expect(alone.policies.map(({ policy: { kind, name } }) => [kind, name])).toEqual([['Namespace', 'default']]);
  });

  test("is nothing to Kyverno's command line", async () => {
    const input = { resources: ['namespace.yaml', 'pods.yaml'], likeCommandLine: true };
    await check(input, { '/default': [], 'default/bad': ['fail'], 'default/good': ['pass'] });
  });
});

test.each<[string, Partial<JudgeInput>, string]>([
  ['no policy', { policies: ['empty.yaml'] }, 'There is no policy in empty.yaml.'],
  [
    'no policy, but an exception',
    { policies: ['exception.yaml'], resources: ['namespace.yaml'] },
    'There is no policy in exception.yaml.',
  ],
  [
    "no policy for Kyverno's command line",
    { policies: ['namespace.yaml'], likeCommandLine: true },
    'There is no policy in namespace.yaml.',
  ],
  ['no object', { resources: ['empty.yaml'] }, 'There is no Kubernetes object in empty.yaml.'],
  [
    'no object in what comes in',
    { resources: ['-'], stdin: nothing },
    'There is no Kubernetes object in standard input.',
  ],
  ['no policy in what comes in', { policies: ['-'], stdin: nothing }, 'There is no policy in standard input.'],
  ['no file', { exceptions: ['none.yaml'] }, 'none.yaml does not exist.'],
  [
    'no values, but a Namespace',
    { values: 'namespace.yaml' },
    'namespace.yaml is of kind Namespace, and Values is wanted.',
  ],
  ['no user', { userInfo: 'values.yaml' }, 'values.yaml is of kind Values, and UserInfo is wanted.'],
  ['no values', { values: 'none.yaml' }, "none.yaml can't be read."],
])('%s', async (_, input, failure) => expect((await judged(input)).failures).toEqual([failure]));

test('What fails beside an exception that only Helm can read takes for granted that it does not exempt', async () => {
  const { policies, unread } = await judged({ exceptions: ['chart'] });
  const [images] = policies;
  expect(images?.outcomes.flatMap((said) => said.map(({ outcome, assumptions }) => [outcome, assumptions]))).toEqual([
    ['fail', ['A PolicyException that only Helm can read does not exempt it.']],
    ['pass', []],
  ]);
  expect(unread.map(({ is }) => is)).toEqual(['exception']);
});

test('An exception that a cluster refuses is told, but for the command line of Kyverno', async () => {
  const told = 'refused.yaml:4:1: PolicyException "none" is not in force: ';
  const { failures } = await judged({ exceptions: ['refused.yaml'] });
  expect(failures).toEqual([`${told}An exception has to name at least one policy in policyRefs.`]);
  expect((await judged({ exceptions: ['refused.yaml'], likeCommandLine: true })).failures).toEqual([]);
});

test('Who asks is nobody, and it is said, unless a file names somebody', async () => {
  const expression = "(has(request.userInfo.groups) && 'ops' in request.userInfo.groups) == false";
  const asking = memoryFiles({
    'policy.yaml': policy.replace(/object\.spec.*/, expression),
    'pods.yaml': pod('a', 'x:1'),
    'ops.yaml': 'apiVersion: cli.kyverno.io/v1alpha1\nkind: UserInfo\nuserInfo: {username: anna, groups: [ops]}\n',
  });
  const input: JudgeInput = {
    policies: ['policy.yaml'],
    resources: ['pods.yaml'],
    exceptions: [],
    values: null,
    operation: 'CREATE',
    likeCommandLine: false,
    served: [],
    crds: null,
    stdin: () => Promise.resolve({ text: '' }),
  };
  const told = async (more: Partial<JudgeInput>): Promise<readonly unknown[]> => {
    const { policies, failures } = await judge(asking, { ...input, ...more }, new AbortController().signal);
    const outcomes = policies.flatMap((one) => one.outcomes.flat());
    return [...outcomes.map(({ outcome, assumptions }) => [outcome, assumptions]), ...failures];
  };
  expect(await told({})).toEqual([['pass', ['Who asks is nobody: a user without name, groups and roles.']]]);
  expect(await told({ userInfo: 'ops.yaml' })).toEqual([['fail', []]]);
  expect(await told({ userInfo: 'none.yaml' })).toEqual([['pass', []], "none.yaml can't be read."]);
});

describe('A policy that an API server refuses for its schema', () => {
  const served = [bundled];
  const numbered = '1 is an integer; message wants a string.';
  const said = async (input: Partial<JudgeInput>): Promise<readonly unknown[]> => {
    const { policies, failures } = await judged({ served, ...input });
    const problems = policies.flatMap((one) => one.policy.problems);
    const why = problems.map(({ steps, problem }) => `${steps.join('/')}: ${problem.message}`);
    return [...why, ...policies.flatMap((one) => one.outcomes.flat().map(({ outcome }) => outcome)), ...failures];
  };

  test.each([false, true])('is not in force, like the command line of Kyverno: %s', async (likeCommandLine) => {
    expect(await said({ policies: ['numbered.yaml'], likeCommandLine })).toEqual([
      `spec/validations/0/message: ${numbered}`,
    ]);
    expect(await said({ policies: ['policy.yaml'], likeCommandLine })).toEqual(['fail', 'pass']);
  });

  test.each([false, true])('exempts from nothing as an exception, and is told: %s', async (likeCommandLine) => {
    const why = 'PolicyException.spec.policyRefs[0] needs the field "kind".';
    expect(await said({ exceptions: ['nameless.yaml'], likeCommandLine })).toEqual([
      'fail',
      'pass',
      `nameless.yaml:4:22: PolicyException "a" is not in force: ${why}`,
    ]);
  });

  test('is refused by the definition that the files have of its kind, but not for the command line of Kyverno', async () => {
    const strict = { type: 'object', properties: { spec: { type: 'string' } } };
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'validatingpolicies.policies.kyverno.io' },
      spec: {
        group: 'policies.kyverno.io',
        names: { kind: 'ValidatingPolicy', plural: 'validatingpolicies' },
        scope: 'Cluster',
        versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: strict } }],
      },
    };
    const both = memoryFiles({ 'p/policy.yaml': policy, 'p/crd.yaml': JSON.stringify(definition), 'pods.yaml': pods });
    const crds = new CrdCatalog(bundled.objectMeta);
    const input = { policies: ['p'], resources: ['pods.yaml'], exceptions: [], values: null, stdin: nothing } as const;
    const more = { ...input, operation: 'CREATE', likeCommandLine: false, served: [crds, bundled], crds } as const;
    const { policies } = await judge(both, more, new AbortController().signal);
    expect(policies.map((one) => one.policy.problems[0]?.problem.message)).toEqual([
      'spec is an object; it wants a string.',
    ]);
  });
});

test('Fields that a schema does not name leave a policy in force', async () => {
  const { policies } = await judged({ policies: ['unknown.yaml'], served: [bundled] });
  const messages = policies.flatMap(({ outcomes }) =>
    outcomes.flat().map(({ outcome, message }) => [outcome, message]),
  );
  expect(messages).toEqual([
    ['fail', 'CEL expression validation failed at index 0'],
    ['pass', 'success'],
  ]);
});
