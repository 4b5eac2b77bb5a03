import { describe, expect, test } from 'vitest';
import { contextConsent, terminalAsk } from '../../../src/cli/contextConsent.ts';
import type { ContextUse } from '../../../src/domain/kubernetes/context.ts';
import { hostile } from '../../fixtures/hostile.ts';

const { signal } = new AbortController();
const plain: ContextUse = {
  context: 'home',
  server: 'https://home:6443',
  exec: null,
  proxy: null,
  tokenFile: null,
  skipsTls: true,
};

async function decided(use: ContextUse, isNamed: boolean, answer: boolean | null) {
  const lines: string[] = [];
  const questions: string[] = [];
  const ask =
    answer === null
      ? null
      : async (question: string) => {
          questions.push(question);
          return answer;
        };
  const allows = await contextConsent({ isNamed, ask, say: (line) => lines.push(line) }).allows(use, signal);
  return { allows, lines, questions };
}

describe('a context that does more than ask its server', () => {
  test.each([
    [
      { exec: { argv: ['/usr/bin/aws', 'eks', 'get-token', '--cluster', 'my home'], variables: ['AWS_PROFILE'] } },
      'It runs /usr/bin/aws eks get-token --cluster "my home" with AWS_PROFILE in its environment.',
    ],
    [{ proxy: 'http://proxy:3128' }, 'It goes through the proxy http://proxy:3128.'],
    [{ tokenFile: '/run/token' }, 'It sends the token in /run/token.'],
    [{ skipsTls: true }, 'It does not look at the certificate of the server: whoever answers is believed.'],
  ])('is shown: %j', async (more, line) => {
    const use = { ...plain, skipsTls: false, ...more };
    expect((await decided(use, true, null)).lines).toEqual(['The context "home" leads to https://home:6443.', line]);
  });

  test.each([
    ['that was named is agreed to', true, null, true],
    ['that was named is not asked about', true, false, true],
    ['is agreed to by somebody at a terminal', false, true, true],
    ['or not', false, false, false],
    ['and by nobody where nobody is', false, null, false],
  ])('%s', async (_, isNamed, answer, allows) => {
    const said = await decided(plain, isNamed, answer);
    expect(said.allows).toBe(allows);
    expect(said.lines).toHaveLength(2);
    expect(said.questions).toEqual(isNamed || answer === null ? [] : ['Use the context "home"? [y/N] ']);
  });

  test.each(Object.entries(hostile))('is shown and not obeyed: %s', async (_, text) => {
    const exec = { argv: [text, text], variables: [text] };
    const { lines, questions } = await decided(
      { context: text, server: text, exec, proxy: text, tokenFile: text, skipsTls: true },
      false,
      true,
    );
    for (const line of [...lines, ...questions])
      // oxlint-disable-next-line no-control-regex -- what a terminal obeys
      expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });
});

test('Nobody is asked where there is no terminal', () => {
  expect(process.stdin.isTTY && process.stderr.isTTY ? null : terminalAsk()).toBeNull();
});
