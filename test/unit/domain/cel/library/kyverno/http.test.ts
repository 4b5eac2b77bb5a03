import { describe, expect, test } from 'vitest';
import { http, httpRequests } from '../../../../../../src/domain/cel/library/kyverno/http.ts';
import { nothingOutside } from '../../../../../../src/domain/cel/value/externals.ts';
import { kyverno, said } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('answers of servers', () => {
  checkPolicies(
    kyverno,
    [
      ["http.get('https://x').url", '"https://x"'],
      ["http.Get('https://x', {'a': 'b'}).headers", '{"a": "b"}'],
      ["http.post('https://x', {'c': 1}).body.c", '1'],
      [
        "http.Post('https://x', 'c', {'a': 'b'})",
        '{"method": "POST", "url": "https://x", "headers": {"a": "b"}, "body": "c"}',
      ],
      ["http.client('bundle').get('https://x').method", '"GET"'],
    ],
    {},
    { externals: { ...nothingOutside, http: (request) => ({ found: request }) } },
  );
});

test('What nobody brings is missing', () => {
  expect(said(kyverno, "http.get('https://x')")).toBe(
    'missing: The expression asks for the answer of GET https://x, which is not known here.',
  );
  expect(new Set(httpRequests.map(({ params }) => params[0]))).toEqual(new Set([http.kind]));
});
