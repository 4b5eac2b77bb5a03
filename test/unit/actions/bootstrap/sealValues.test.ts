import { expect, test } from 'vitest';
import { sealedTexts, valuesOf } from '../../../../src/actions/bootstrap/sealValues.ts';
import { missingSecrets } from '../../../../src/actions/missingSecrets.ts';
import { readCertificate } from '../../../../src/domain/sealing/certificate.ts';
import { MemoryQuestions } from '../../../fakes/questions.ts';
import { fixture } from '../../domain/sealing/fixtures.ts';
import { opened, placeOf } from './secretsPlatform.ts';

const { signal } = new AbortController();
const { spec } = placeOf('services', 'seal');

async function named(name: string) {
  const found = (await missingSecrets(spec, async () => null)).find(({ secrets }) =>
    secrets.some((one) => one.name === name),
  );
  if (found === undefined) throw new Error(`There is no Secret ${name}.`);
  return found;
}

test('Values are made, or the same as others, and each is sealed in the file of its Secret', async () => {
  const both = await named('litellm-env');
  const questions = new MemoryQuestions();
  const values = await valuesOf(both.wanted, questions, signal);
  if ('problem' in values) throw new Error(values.problem);
  const texts = await sealedTexts(both, await readCertificate(fixture('cert.pem'), new Date('2030-01-01')), values);
  if ('problem' in texts) throw new Error(texts.problem);
  const [litellm, webui] = texts.map(({ path }) => path);
  const hashes = await opened(texts);
  expect(hashes[`${webui} OPENAI_API_KEY`]).toBe(hashes[`${litellm} LITELLM_MASTER_KEY`]);
  expect([Object.keys(hashes).length, questions.asked]).toEqual([3, []]);
});

test('What only the user has is asked for, and without it there is no value at all', async () => {
  const { wanted } = await named('arc-github-app');
  const values = await valuesOf(wanted, new MemoryQuestions({ secret: 'x' }), signal);
  expect(values).toBeInstanceOf(Map);
  expect(await valuesOf(wanted, new MemoryQuestions({ secret: null }), signal)).toEqual({
    problem: expect.stringMatching(/^Nobody said the value of arc-runners\/arc-github-app\/.*; nothing was sealed\.$/),
  });
});
