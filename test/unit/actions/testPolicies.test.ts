import { expect, test } from 'vitest';
import { testPolicies } from '../../../src/actions/testPolicies.ts';
import type { Catalog } from '../../../src/domain/schema/catalog.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { bundled } from '../product.ts';
import { pods, policy, suite } from './policyFiles.ts';

const whole = { 'a/kyverno-test.yaml': suite, 'a/policy.yaml': policy, 'a/pods.yaml': pods };

async function check(
  texts: Readonly<Record<string, string>>,
  paths: readonly string[],
  rows: readonly unknown[],
  failures: readonly unknown[] = [],
  served: readonly Catalog[] = [],
): Promise<void> {
  const report = await testPolicies(memoryFiles(texts), { paths }, served, new AbortController().signal);
  const found = report.suites.flatMap(({ file, name, rows: own }) =>
    own.map(({ resource, actual, ok }) => [file, name, resource, actual, ok]),
  );
  expect(found).toEqual(rows);
  expect(report.failures).toEqual(failures);
}

const judged = [
  ['a/kyverno-test.yaml', 'images', 'default/bad', 'fail', true],
  ['a/kyverno-test.yaml', 'images', 'default/good', 'pass', false],
];

test('Tests below a folder, and in files that are named', async () => {
  await check(whole, ['.'], judged);
  await check(whole, ['a/kyverno-test.yaml', 'a'], judged);
});

test('Files with tests have the name that is asked for', async () => {
  const { 'a/kyverno-test.yaml': own, ...rest } = whole;
  const files = memoryFiles({ ...rest, 'a/other.yaml': own });
  const wanted = { paths: ['.'], fileName: 'other.yaml' };
  const { suites } = await testPolicies(files, wanted, [], new AbortController().signal);
  expect(suites.map(({ file, rows }) => [file, rows.length])).toEqual([['a/other.yaml', 2]]);
});

test('Ranges are of the file', async () => {
  const text = `# Why.\n---\n${suite}`;
  const files = memoryFiles({ ...whole, 'a/kyverno-test.yaml': text });
  const { suites } = await testPolicies(files, { paths: ['a'] }, [], new AbortController().signal);
  const ranges = suites.flatMap(({ rows }) => rows.map(({ range }) => text.slice(range.start, range.end)));
  expect(ranges).toEqual(['bad', 'good']);
});

test.each<[string, Readonly<Record<string, string>>, string, unknown]>([
  ['nothing is there', {}, 'a', 'a does not exist.'],
  ['no test is there', { 'a/b.yaml': 'a: 1\n' }, 'a', expect.stringMatching(/^There is no result in a kyverno-test/)],
  [
    'it is no YAML',
    { 'a/kyverno-test.yaml': 'a: [\n' },
    'a',
    expect.stringMatching(/kyverno-test.yaml can't be read: /),
  ],
])('%s', (_, texts, path, failure) => check(texts, [path], [], [failure]));

test('A file that is not there is told, and what can be judged is', async () => {
  const { 'a/pods.yaml': _, ...rest } = whole;
  const lost = judged.map(([file, name, resource]) => [file, name, String(resource).split('/')[1], 'none', false]);
  await check(rest, ['a'], lost, ['a/kyverno-test.yaml: a/pods.yaml does not exist.']);
});

test('A policy that is not in force is told', async () => {
  const broken = policy.replace('c.image', 'd.image');
  const none = judged.map((row) => row.slice(0, 3).concat('none', false));
  const failure = 'a/kyverno-test.yaml: ValidatingPolicy "images" is not in force: Unknown name "d".';
  await check({ ...whole, 'a/policy.yaml': broken }, ['a'], none, [failure]);
});

test('What a schema refuses is not in force, and told', async () => {
  const numbered = policy.replace('message: Name a version.', 'message: 1');
  const none = judged.map((row) => row.slice(0, 3).concat('none', false));
  const failure =
    'a/kyverno-test.yaml: ValidatingPolicy "images" is not in force: 1 is an integer; message wants a string.';
  await check({ ...whole, 'a/policy.yaml': numbered }, ['a'], none, [failure], [bundled]);
  const exception =
    'apiVersion: policies.kyverno.io/v1\nkind: PolicyException\nmetadata: {name: e}\nspec: {policyRefs: [{name: images}]}\n';
  const excepted = suite.replace('resources: [pods.yaml]', 'resources: [pods.yaml]\nexceptions: [e.yaml]');
  const why =
    'a/kyverno-test.yaml: PolicyException "e" is not in force: PolicyException.spec.policyRefs[0] needs the field "kind".';
  await check({ ...whole, 'a/kyverno-test.yaml': excepted, 'a/e.yaml': exception }, ['a'], judged, [why], [bundled]);
});

test('A result that says nothing is told, and the others are judged', async () => {
  const unsaid = suite.replace('result: fail', 'reslt: fail');
  const failure = 'a/kyverno-test.yaml: Test.results[0] needs the field "result".';
  await check({ ...whole, 'a/kyverno-test.yaml': unsaid }, ['a'], judged.slice(1), [failure]);
});
