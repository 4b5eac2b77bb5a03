import { expect, test } from 'vitest';
import { readPhase } from '../../../../src/domain/phases/phase.ts';
import { good, placeOf } from '../platform/repo.ts';

test('A phase is read with its places', () => {
  expect(readPhase(placeOf(good['phases/2-services/phase.yaml'] ?? ''))).toMatchObject({
    title: { value: 'Services' },
    summary: { value: 'What people use.' },
    requires: [{ value: 'storage' }],
    when: null,
    steps: [
      {
        id: { value: 'seal' },
        kind: { value: 'seal' },
        rows: null,
        secrets: [
          {
            name: { value: 'web' },
            file: { value: 'phases/2-services/web/secrets/web.yaml' },
            neededBy: [{ value: 'web' }],
            entries: [
              { key: 'password', value: null, sameAs: null },
              { key: 'address', value: { value: "'https://web.' + platform.network.domain" } },
              { key: 'again', sameAs: { namespace: { value: 'web' }, key: { value: 'password' } } },
            ],
          },
        ],
      },
      { id: { value: 'wait' }, rows: [{ value: 'web' }, { value: 'chat' }], secrets: [] },
    ],
    checks: [
      {
        id: { value: 'sealed' },
        reads: [{ name: 'sealed', file: { value: 'phases/2-services/web/secrets/web.yaml' } }, { name: 'all' }],
      },
      { kind: { value: 'http' }, url: {} },
      { kind: { value: 'git' }, expect: {} },
      { kind: { value: 'applications' }, when: {}, rows: null },
    ],
  });
  expect(readPhase(placeOf(good['phases/0-hosts/phase.yaml'] ?? '')).steps).toMatchObject([
    {
      script: { value: 'bootstrap/hosts/prepare.sh' },
      hosts: {},
      arguments: {},
      input: { host: null, run: null },
      undo: {},
    },
  ]);
});

test('The input of a script is read', () => {
  const phase = readPhase(placeOf("steps: [{ input: { host: 'platform.hosts[0]', run: x } }]\n"));
  expect(phase.steps[0]?.input).toMatchObject({ host: { value: 'platform.hosts[0]' }, run: { value: 'x' } });
});

test.each(['a: 1\n', '[]\n', 'steps: 5\nchecks: x\nrequires: {}\n'])('Of %j there is nothing to say', (text) =>
  expect(readPhase(placeOf(text))).toMatchObject({ requires: [], steps: [], checks: [] }),
);
