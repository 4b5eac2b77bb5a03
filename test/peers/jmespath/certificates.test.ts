/** Certificates: every field that Kyverno gives, of those in its own unit tests. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { moduleDir } from '../../../scripts/peers/modules.ts';
import { readGo } from '../golang/read.ts';
import { describeWithPeers } from '../tools.ts';
import { ask, ours, stable } from './oracle.ts';

/** PEM, in base64 once more. */
const encoded = /^LS0tLS1CRUdJTi[A-Za-z0-9+/=\s]+$/;

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describeWithPeers('certificates', () => {
  test('Those of the unit tests are what they are to Kyverno', async () => {
    const folder = await moduleDir('kyverno');
    const file = await readGo(path.join(folder, 'pkg/engine/jmespath/functions_test.go'));
    const texts = [...new Set(textsIn(file).filter((text) => encoded.test(text)))];
    expect(texts.length).toBeGreaterThan(1);
    const questions = texts.map((text) => ({ query: 'x509_decode(base64_decode(@))', data: text }));
    const answers = await ask(questions);
    expect(answers.filter(({ error }) => error === undefined).length).toBeGreaterThan(0);
    const own = questions.map((question) => ours(question));
    expect(own.map((answer) => answer && stable(answer))).toEqual(answers.map(stable));
  });
});
