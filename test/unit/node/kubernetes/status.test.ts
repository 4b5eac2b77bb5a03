import { describe, expect, test } from 'vitest';
import { ofStatus, readStatus, retryAfterOf, silent, statusOf } from '../../../../src/node/kubernetes/status.ts';

const asked = {
  server: 'https://x',
  right: { verb: 'list', group: 'apps', resource: 'deployments', namespace: 'web' },
} as const;

describe('a status', () => {
  test.each<[string, string, object]>([
    [
      'of the API server',
      '{"kind":"Status","message":"a\\n  b","reason":"Conflict","code":409,"details":{"name":"n","kind":"k"}}',
      { code: 409, message: 'a b', text: 'a\n  b', reason: 'Conflict', about: { name: 'n', kind: 'k' }, causes: [] },
    ],
    [
      'with causes',
      '{"kind":"Status","details":{"causes":[{"reason":"r","message":"m\\n","field":".f"},7,{}]}}',
      {
        causes: [
          { reason: 'r', message: 'm', field: '.f' },
          { reason: '', message: '', field: '' },
        ],
      },
    ],
    ['without a word', '{"kind":"Status"}', { code: 500, message: '', reason: '' }],
    ['of a web server', '<html><head><title>502 Bad\nGateway</title>', { code: 500, message: '502 Bad Gateway' }],
    ['in plain text', '\n404 page not found\nmore', { message: '404 page not found' }],
    ['of other JSON', '{"message":7}', { message: '{"message":7}' }],
    ['of nothing', '', { message: '' }],
    ['that is long', 'x'.repeat(5000), { message: `${'x'.repeat(2000)}…` }],
  ])('%s is read', (_, body, expected) => {
    expect(readStatus(body, 500)).toMatchObject(expected);
  });

  test.each<[number, string, object]>([
    [302, '', { code: 'redirect', message: 'https://x leads elsewhere (302), which is not followed.' }],
    [401, '', { code: 'unauthorized' }],
    [
      403,
      '',
      { code: 'forbidden', message: 'You may not list deployments.apps in namespace "web".', right: asked.right },
    ],
    [404, 'NotFound', { code: 'missing', message: 'https://x has nothing there: No.' }],
    [404, '', { code: 'no-kind' }],
    [410, 'Expired', { code: 'expired' }],
    [429, '', { code: 'throttled', retryAfter: 5 }],
    [500, '', { code: 'server', message: 'https://x answers 500: No.', retryAfter: 5 }],
    [409, 'Conflict', { code: 'conflict', message: 'https://x has it otherwise by now: No.' }],
    [409, '', { code: 'conflict' }],
    [409, 'AlreadyExists', { code: 'exists', message: 'https://x answers 409: No.' }],
  ])('of %i %s is a failure', (code, reason, failure) => {
    expect(ofStatus({ ...silent(code), message: 'No', reason }, asked, 5).failure).toMatchObject(failure);
  });

  test.each<[string, number, string, string]>([
    ['of a write tells of what was to be written', 409, 'AlreadyExists', 'There is a ConfigMap web/a already.'],
    ['of a write that is like any other', 500, '', 'https://x answers 500: No.'],
  ])('%s', (_, code, reason, message) => {
    const written = { verb: 'create', kind: 'ConfigMap', namespace: 'web', name: 'a' } as const;
    expect(ofStatus({ ...silent(code), message: 'No', reason }, { ...asked, written }, null).failure.message).toBe(
      message,
    );
  });

  test('of an event may lack everything', () => {
    expect(statusOf({})).toEqual(silent(0));
  });
});

test.each([
  [undefined, null],
  ['7', 7000],
  ['Thu, 01 Jan 2026 00:00:05 GMT', 5000],
  ['Thu, 01 Jan 2025 00:00:05 GMT', 0],
  ['soon', null],
])('Retry-After %s is %s ms', (header, expected) => {
  expect(retryAfterOf(header, new Date('2026-01-01T00:00:00Z'))).toBe(expected);
});
