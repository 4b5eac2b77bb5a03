import { expect, test } from 'vitest';
import { missingSecrets } from '../../../src/actions/missingSecrets.ts';
import type { PlatformSpec } from '../../../src/domain/phases/spec.ts';
import { newSealedSecret } from '../../../src/domain/sealing/create.ts';
import { placeOf } from './bootstrap/secretsPlatform.ts';

const { spec, phase } = placeOf('services', 'seal');
const services: PlatformSpec = { ...spec, phases: [phase] };
const litellm = 'phases/4-services/litellm/secrets/litellm-env.yaml';

/** Which are missing where these files are there. */
async function missing(files: Readonly<Record<string, string | undefined>>, of: PlatformSpec = services) {
  const found = await missingSecrets(of, async (file) => (Object.hasOwn(files, file) ? files[file] : null));
  return found.map(({ secrets }) => secrets.map(({ name }) => name).join(' '));
}

function sealed(namespace: string, name: string, ...keys: readonly string[]): string {
  const encryptedData = new Map(keys.map((key) => [key, 'AQ==']));
  return newSealedSecret({ name, namespace, scope: 'strict', type: null, encryptedData });
}

test('What the steps name and no file has, those with a value in common together, with all of their keys', async () => {
  const all = await missingSecrets(services, async () => null);
  const [gitlab, both] = all;
  expect(all.map(({ secrets }) => secrets.map(({ name }) => name))).toEqual(
    expect.arrayContaining([['gitlab-initial'], ['litellm-env', 'open-webui-env']]),
  );
  expect([gitlab?.phase, gitlab?.wanted.map(({ id }) => id)]).toEqual([
    phase.title,
    ['gitlab/gitlab-initial/GITLAB_ROOT_PASSWORD'],
  ]);
  expect(both?.wanted.map(({ key, from }) => [key, from.from])).toEqual([
    ['LITELLM_MASTER_KEY', 'generate'],
    ['WEBUI_SECRET_KEY', 'generate'],
    ['OPENAI_API_KEY', 'sameAs'],
  ]);
  expect([...(both?.files.values() ?? [])].map(({ text }) => text)).toEqual([null, null]);
});

test('What is sealed, also with some of its keys, is not missing', async () => {
  expect(await missing({ [litellm]: sealed('litellm', 'litellm-env', 'LITELLM_MASTER_KEY') })).toContain(
    'open-webui-env',
  );
  expect(await missing({ [litellm]: sealed('litellm', 'litellm-env', 'OTHER') })).not.toContain('litellm-env');
  // The file is there, and the Secret is not in it.
  expect(await missing({ [litellm]: sealed('litellm', 'other', 'KEY') })).toContain('litellm-env open-webui-env');
});

test.each<[string, string | undefined]>([
  ['can not be read', undefined],
  ['is no YAML', 'a: [\n'],
])('Nothing is offered for a file that %s', async (_, text) => {
  expect((await missing({ [litellm]: text })).join(' ')).not.toContain('litellm-env');
});

test.each<[string, Partial<PlatformSpec['phases'][number]['steps'][number]> & { readonly phase?: string }]>([
  ['step does not apply', { when: 'false' }],
  ['step can not be told to apply', { when: 'nobody.knows' }],
  ['phase does not apply', { phase: 'false' }],
])('A %s', async (_, { when = null, phase: whole = null }) => {
  const steps = phase.steps.map((step) => Object.assign({}, step, { when }));
  const phases = [{ ...phase, when: whole, steps }];
  expect(await missing({}, { ...spec, phases })).toEqual([]);
});

test('A file outside of the repository is none', async () => {
  const steps = phase.steps.flatMap((step) =>
    step.kind === 'seal'
      ? [{ ...step, secrets: step.secrets.map((one) => Object.assign({}, one, { file: '../x' })) }]
      : [],
  );
  expect(await missing({}, { ...spec, phases: [{ ...phase, steps }] })).toEqual([]);
});
