import { describe, expect, test } from 'vitest';
import { check, edited, judged } from './repo.ts';
import type { Edits } from './repo.ts';

const folder = '    folder: phases/2-services/chat';

describe('the folder of a row', () => {
  const cases: readonly (readonly [rule: string, edits: Edits, expected: readonly string[]])[] = [
    [
      'is there',
      [[folder, '    folder: phases/2-services/chatt']],
      [
        'platform/folder «phases/2-services/chatt» There is no folder "phases/2-services/chatt"; did you mean "phases/2-services/chat"?',
      ],
    ],
    [
      'may be in another phase',
      [[folder, '    folder: phases/1-storage/chat']],
      [
        'platform/folder «phases/1-storage/chat» There is no folder "phases/1-storage/chat"; did you mean "phases/2-services/chat"?',
      ],
    ],
    [
      'may be nowhere near',
      [[folder, '    folder: phases/9-somewhere/wiki']],
      ['platform/folder «phases/9-somewhere/wiki» There is no folder "phases/9-somewhere/wiki".'],
    ],
    [
      'is no file',
      [[folder, '    folder: phases/2-services/chat/values.yaml']],
      [
        'platform/folder «phases/2-services/chat/values.yaml» "phases/2-services/chat/values.yaml" is a file; the row wants its folder.',
      ],
    ],
    ...[
      'chat',
      'phases/2-services',
      'phases/services/chat',
      '/phases/2-services/chat',
      'phases/2-services/../x',
      'phases/2-services/chat/',
    ].map(
      (path) =>
        [
          `is one of a phase, unlike ${path}`,
          [[folder, `    folder: ${path}`]],
          [`platform/folder «${path}» "${path}" is no folder of a phase; it wants one like phases/4-services/gitlab.`],
        ] as const,
    ),
  ];
  test.each(cases)('%s', (_, edits, expected) => check('applications.yaml', edits, expected));

  test('The fix writes the near one', () => {
    const text = edited('applications.yaml', [folder, '    folder: phases/2-services/chatt']);
    expect(judged('applications.yaml', text).findings[0]?.fixes).toMatchObject([
      { title: 'Change to "phases/2-services/chat"' },
    ]);
  });
});

describe('the parts of a row', () => {
  test('are there', () =>
    check(
      'applications.yaml',
      [['      version: v2.0.0', '      version: v2.0.0\n    parts: [manifests, secrets]']],
      [
        'platform/folder «manifests» "phases/2-services/chat" has no folder "manifests".',
        'platform/folder «secrets» "phases/2-services/chat" has no folder "secrets".',
      ],
    ));

  test('Manifests are a chart', () =>
    check(
      'applications.yaml',
      [['      version: v2.0.0', '      version: v2.0.0\n    parts: [manifests]']],
      ['platform/folder «manifests» "phases/2-services/chat/manifests" is no chart: it has no Chart.yaml.'],
      { 'phases/2-services/chat/manifests/templates/a.yaml': '' },
    ));

  test('are named', () =>
    check(
      'applications.yaml',
      [],
      ['platform/folder «chat» "phases/2-services/chat/secrets" is there and not among the parts; nothing reads it.'],
      { 'phases/2-services/chat/secrets/a.yaml': '' },
    ));

  test('are named at the key that lacks them', () =>
    check(
      'applications.yaml',
      [['    parts: [manifests, secrets]', '    parts: [manifests]']],
      ['platform/folder «parts» "phases/2-services/web/secrets" is there and not among the parts; nothing reads it.'],
    ));

  test('of a row that only changes another are looked for in the folder of that', () =>
    check(
      'applications.local.yaml',
      [['applications: {}', 'applications: { chat: { parts: [secrets] } }']],
      ['platform/folder «secrets» "phases/2-services/chat" has no folder "secrets".'],
    ));
});
