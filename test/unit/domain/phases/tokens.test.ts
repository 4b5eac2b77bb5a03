import { expect, test } from 'vitest';
import { originOf, wantedTokens } from '../../../../src/domain/phases/tokens.ts';
import { checkSpec, phaseOf, platformOf } from '../../live/platform.ts';

test.each([
  ['https://gitlab.home.arpa/api?x=1', 'https://gitlab.home.arpa'],
  ['https://gitlab.home.arpa:443/', 'https://gitlab.home.arpa'],
  ['https://gitlab.home.arpa:8443', 'https://gitlab.home.arpa:8443'],
  ['http://gitlab', 'http://gitlab'],
  ['https://gitlab.home.arpa@evil.example/', 'https://evil.example'],
  ['https://gitlab.home.arpa\\@evil.example/', 'https://gitlab.home.arpa'],
  ['file:///etc/passwd', null],
  ['blob:https://gitlab.home.arpa/x', null],
  ['gitlab.home.arpa', null],
  ['', null],
])('%s is sent to %s', (url, origin) => {
  expect(originOf(url)).toBe(origin);
});

test('Tokens are told by name, with where all their checks send them, each once', () => {
  const sends = (id: string, url: string, token: string | null) =>
    checkSpec(id, { kind: 'http', url, status: null, token });
  const checks = [
    sends('a', "'https://gitlab/a'", 'gitlab'),
    sends('b', "'https://gitlab/b'", 'gitlab'),
    sends('c', "'https://evil.example'", 'gitlab'),
    sends('d', "'https://n8n'", null),
    sends('e', 'platform.nothing.here', 'lost'),
    checkSpec('f', { kind: 'command', run: '[]' }),
  ];
  const spec = { ...platformOf(checks), phases: [phaseOf('a', checks)] };
  expect(wantedTokens(spec, null)).toEqual([
    { name: 'gitlab', checks: ['a', 'b', 'c'], origins: ['https://gitlab', 'https://evil.example'] },
    { name: 'lost', checks: ['e'], origins: [] },
  ]);
});
