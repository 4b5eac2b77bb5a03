import { describe, test } from 'vitest';
import { check } from '../platform/repo.ts';
import type { Edits } from '../platform/repo.ts';

const hosts = 'phases/0-hosts/phase.yaml';
const storage = 'phases/1-storage/phase.yaml';
const services = 'phases/2-services/phase.yaml';
const helmfile = (rows: string): Edits => [['    kind: helmfile', `    kind: helmfile\n    rows: ${rows}`]];

describe('applications', () => {
  const cases: readonly (readonly [rule: string, path: string, edits: Edits, expected: readonly string[]])[] = [
    [
      'of a step are in the table',
      services,
      [['rows: [web, chat]', 'rows: [web, chad]']],
      ['phase/unknown-name «chad» No application is called "chad"; did you mean "chat"?'],
    ],
    [
      'of a check too',
      services,
      [["    when: platform.gpu.enabled && applications['chat'].enabled", '    rows: [wiki]']],
      ['phase/unknown-name «wiki» No application is called "wiki".'],
    ],
    [
      'that need a secret too',
      services,
      [['neededBy: [web]', 'neededBy: [webb]']],
      ['phase/unknown-name «webb» No application is called "webb"; did you mean "web"?'],
    ],
    ['of Helmfile are of the phase', storage, helmfile('[longhorn]'), []],
    [
      'of Helmfile say so',
      storage,
      helmfile('[web]'),
      ['phase/unknown-name «web» "web" has no bootstrap: true; Helmfile leaves it to Argo CD.'],
    ],
    [
      'of Helmfile exist',
      storage,
      helmfile('[longhron]'),
      ['phase/unknown-name «longhron» No application is called "longhron"; did you mean "longhorn"?'],
    ],
    ['The root is the one release that is no row', storage, helmfile('[root-application]'), []],
    [
      'Only Helmfile knows it',
      services,
      [['rows: [web, chat]', 'rows: [root-application]']],
      ['phase/unknown-name «root-application» No application is called "root-application".'],
    ],
    [
      'of Helmfile are some',
      hosts,
      [
        [
          '    kind: host\n    script: bootstrap/hosts/prepare.sh\n    hosts: platform.hosts\n    arguments: "[host.name, platform.storage.path]"',
          '    kind: helmfile',
        ],
      ],
      [
        'phase/unknown-name «helmfile» No application of this phase has bootstrap: true; there is nothing for Helmfile to install.',
      ],
    ],
    [
      'of Helmfile are of no other phase',
      hosts,
      [
        [
          '    kind: host\n    script: bootstrap/hosts/prepare.sh\n    hosts: platform.hosts\n    arguments: "[host.name, platform.storage.path]"',
          '    kind: helmfile\n    rows: [longhorn]',
        ],
      ],
      ['phase/unknown-name «longhorn» "longhorn" belongs to another phase; Helmfile leaves it to Argo CD.'],
    ],
  ];
  test.each(cases)('%s', (_, path, edits, expected) => check(path, edits, expected));

  test('are not compared without a table', () =>
    check(services, [['rows: [web, chat]', 'rows: [chad]']], [], { 'applications.yaml': '' }));
});
