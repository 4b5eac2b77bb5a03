import { expect, test } from 'vitest';
import { askedOfKyverno } from '../../../src/actions/askedOfKyverno.ts';
import type { AskedOfKyverno } from '../../../src/domain/policy/comparison/compare.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { pod, pods, policy } from './policyFiles.ts';

const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {password: hunter2}\n';
const widget = 'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\n';
const admission = policy
  .replace('policies.kyverno.io/v1', 'admissionregistration.k8s.io/v1')
  .replace('ValidatingPolicy', 'ValidatingAdmissionPolicy');
const binding =
  'apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicyBinding\nmetadata: {name: b}\nspec: {policyName: images, validationActions: [Deny]}\n';
const definition =
  'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: widgets.example.com}\nspec: {}\n';

function asked(files: Readonly<Record<string, string>>): Promise<AskedOfKyverno> {
  return askedOfKyverno(memoryFiles(files), '/r', [], new AbortController().signal);
}

test('What we say goes with the file of the policy', async () => {
  const { files, failures } = await asked({ '/r/policy.yaml': policy, '/r/pods.yaml': pods });
  expect(failures).toEqual([]);
  expect(files.map(({ path, bindings, onlyMapped }) => [path, bindings, onlyMapped])).toEqual([
    ['/r/policy.yaml', [], false],
  ]);
  expect(
    files[0]?.policies.map((one) => [one.policy, one.answers.map(({ object, result }) => [object.name, result])]),
  ).toEqual([
    [
      'images',
      [
        ['bad', 'fail'],
        ['good', 'pass'],
      ],
    ],
  ]);
});

test('Secrets are kept from Kyverno, and told', async () => {
  const all = policy.replace('[pods]', '[pods, secrets]');
  const { files, objects, failures } = await asked({ '/r/policy.yaml': all, '/r/all.yaml': `${pods}---\n${secret}` });
  expect(objects.map(({ text }) => text).join('\n')).not.toContain('hunter2');
  expect(files[0]?.policies[0]?.answers.map(({ object }) => object.kind)).toEqual(['Pod', 'Pod']);
  expect(failures).toEqual(['Secrets are not shown to Kyverno: 1 left out.']);
});

test('Objects come once, those of a list one by one', async () => {
  const list = JSON.stringify({
    apiVersion: 'v1',
    kind: 'List',
    items: [
      { apiVersion: 'v1', kind: 'Node', metadata: { name: 'n', labels: { a: 12345678901234567890n.toString() } } },
    ],
  });
  const { objects } = await asked({ '/r/a.yaml': pods, '/r/b.yaml': pods, '/r/c.json': list, '/r/p.yaml': policy });
  expect(objects).toHaveLength(4);
  expect(objects.map(({ text }) => text).join('\n')).toContain('"kind":"Node"');
});

test('What binds a policy goes with it, and it is asked only about what Kyverno has a resource for', async () => {
  const { files, objects, definitions } = await asked({
    '/r/policy.yaml': admission.replace('[pods]', '["*"]').replace("['']", '["*"]'),
    '/r/binding.yaml': binding,
    '/r/all.yaml': `${pod('bad', 'x:latest')}---\n${widget}`,
    '/r/crd.yaml': definition,
  });
  expect(files.map(({ bindings, onlyMapped }) => [bindings, onlyMapped])).toEqual([[['/r/binding.yaml'], true]]);
  expect(files[0]?.policies[0]?.answers.map(({ object }) => object.kind)).not.toContain('Widget');
  expect(objects.filter(({ isMapped }) => !isMapped).map(({ text }) => text)).toEqual([`---\n${widget}`]);
  expect(definitions).toEqual(['/r/crd.yaml']);
});

test.each<[string, Readonly<Record<string, string>>, string]>([
  [
    'a file that Kyverno skips',
    { '/r/a.yaml': `${policy}---\n${pods}` },
    'Kyverno reads no policies beside other objects: /r/a.yaml',
  ],
  ['no policy', { '/r/a.yaml': pods }, 'There is no policy in /r.'],
])('Told: %s', async (_, files, failure) => {
  const result = await asked(files);
  expect(result.failures).toEqual([failure]);
  expect(result.files).toEqual([]);
});

test('Policies that are not judged here, and kinds that Kyverno does not know, hide no others of their file', async () => {
  const images = policy.replace('ValidatingPolicy', 'ImageValidatingPolicy').replace('name: images', 'name: signed');
  const { files, failures } = await asked({ '/r/a.yaml': [policy, images, widget].join('---\n'), '/r/b.yaml': pods });
  expect(files.map(({ path, policies, onlyMapped }) => [path, policies.map((one) => one.policy), onlyMapped])).toEqual([
    ['/r/a.yaml', expect.arrayContaining(['images']), true],
  ]);
  expect(failures).toEqual([]);
});

test('A policy that is not in force is told and not asked about', async () => {
  const { files, failures } = await asked({
    '/r/a.yaml': policy.replace('object.spec', 'object.spec('),
    '/r/b.yaml': pods,
  });
  expect(files).toEqual([]);
  expect(failures.join('\n')).toMatch(/^ValidatingPolicy "images" is not in force: /);
});
