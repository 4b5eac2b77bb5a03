import { describe, expect, test } from 'vitest';
import { judgeAnswer } from '../../../../src/domain/phases/answer.ts';
import type { CheckAnswer } from '../../../../src/domain/phases/answer.ts';
import { template } from './template.ts';
import { noon } from './greenWorld.ts';

const { plan } = template();
const git = { branch: 'main', head: 'abc', upstream: null, ahead: 0, behind: 0, dirty: false, files: [] };

function judged(id: string, status: number, text: string) {
  const [phase = '', check = ''] = id.split('/');
  const answer: CheckAnswer = {
    kind: 'http',
    status,
    text,
    certificate: { issuer: 'platform-ca', validTo: '2027', isTrusted: false },
  };
  return judgeAnswer(plan, phase, check, answer, { git, now: noon }, 12);
}

describe('an answer', () => {
  test.each([
    ['services/answers-argocd', 200, 'ok', 'passed', 'answers 200'],
    ['services/answers-argocd', 502, 'Bad Gateway', 'failed', 'answers 502'],
    ['services/answers-argocd', 301, '', 'failed', 'answers 301'],
    ['services/answers-gitlab', 200, '{"status":"ok"}', 'passed', 'answers 200'],
    ['services/answers-gitlab', 200, '{"status":"failed"}', 'failed', 'status is failed'],
    ['services/answers-gitlab', 200, '<html>', 'failed', 'the answer is no JSON'],
    ['services/models', 200, '{"models":[{"name":"qwen3:14b"}]}', 'passed', 'qwen3:14b'],
    ['services/models', 200, '{"models":[{"name":"other"}]}', 'failed', 'other; qwen3:14b is missing'],
    ['services/models', 200, '{}', 'failed', 'qwen3:14b is missing'],
    ['runners/registered', 200, '{"runners":[{"name":"homelab-1","status":"online"}]}', 'passed', '1 online'],
    ['runners/registered', 200, '{"runners":[]}', 'failed', '0 online'],
    ['runners/gitlab-online', 200, '[]', 'failed', '0 online'],
    ['runners/gitlab-online', 200, 'no json', 'failed', 'the answer is no JSON'],
    ['runners/group', 200, '{"runner_groups":[{"name":"homelab"}]}', 'failed', 'homelab: visibility is missing'],
  ])('%s: %d %s', (id, status, text, state, message) => {
    expect(judged(id, status, text)).toMatchObject({ state, message });
  });

  test('The evidence has the certificate, and nothing of the body', () => {
    const { evidence } = judged('services/answers-gitlab', 200, '{"status":"ok","token":"secret"}');
    expect(evidence.summary).toBe(
      'status 200, 32 characters; certificate of platform-ca, until 2027, not trusted here',
    );
    expect(evidence.at).toBe('2026-11-26T12:00:00.000Z');
  });
});
