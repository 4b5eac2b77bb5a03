import { describe, expect, test } from 'vitest';
import { check, edited, judged } from './repo.ts';
import type { Edits } from './repo.ts';

const chart = `    chart:
      repository: https://charts.example.org
      name: chat
      version: v2.0.0
`;

describe('rows', () => {
  const long = 'a'.repeat(44);
  const cases: readonly (readonly [rule: string, edits: Edits, expected: readonly string[]])[] = [
    [
      'A connection leads to an application',
      [['        - application: ollama', '        - application: olama']],
      ['platform/unknown-name «olama» No application is called "olama"; did you mean "ollama"?'],
    ],
    [
      'and to another one',
      [['        - application: ollama', '        - application: chat']],
      ['platform/unknown-name «chat» "chat" names itself; a connection leads to another application.'],
    ],
    [
      'A name is one of a release',
      [['  chat:\n', '  Chat:\n']],
      [
        'platform/type «Chat» "Chat" is no name of a release; it wants lower-case letters, digits and "-" between them.',
      ],
    ],
    [
      'with room for its manifests',
      [['  chat:\n', `  ${long}:\n`]],
      [`platform/type «${long}» "${long}" has 44 characters; above 43 the release "…-manifests" can't be made.`],
    ],
    [
      'and not that of the manifests of another',
      [['  chat:\n', '  web-manifests:\n']],
      ['platform/name-clash «web-manifests» "web-manifests" is also the release of the manifests of "web".'],
    ],
    ['which has some', [['  chat:\n', '  ollama-manifests:\n']], []],
    [
      'A folder is its own',
      [['    folder: phases/2-services/chat', '    folder: phases/2-services/ollama']],
      [
        'platform/name-clash «phases/2-services/ollama» The folder of "chat" is that of "ollama" too; each has its own.',
      ],
    ],
    [
      'A namespace has one level',
      [['    namespace: chat', '    namespace: gpu-workloads\n    podSecurity: baseline']],
      [
        'platform/pod-security «baseline» "chat" wants "baseline" for the namespace "gpu-workloads", and "ollama" wants "privileged".',
      ],
    ],
    [
      'also by saying nothing',
      [['    namespace: chat', '    namespace: gpu-workloads']],
      [
        'platform/pod-security «chat» "chat" wants "restricted" for the namespace "gpu-workloads", and "ollama" wants "privileged".',
      ],
    ],
    ['The same level is shared', [['    namespace: chat', '    namespace: web\n    podSecurity: restricted']], []],
    [
      'kube-system is not ours',
      [
        ['    namespace: chat', '    namespace: kube-system'],
        ['    namespace: web', '    namespace: kube-system\n    podSecurity: baseline'],
      ],
      [],
    ],
    [
      'A port of the LAN is taken once',
      [['      traefik: 11434', '      lan: [22]']],
      ['platform/address-clash «22» Port 22 of the LAN belongs to "web" already.'],
    ],
    [
      '80 is that of Traefik',
      [['      lan: [22]', '      lan: [80]']],
      ['platform/address-clash «80» Port 80 of the LAN belongs to Traefik already.'],
    ],
    [
      'A row installs something',
      [[chart, '']],
      ['platform/missing-key «chat» "chat" has neither a chart nor parts of its own; it installs nothing.'],
    ],
  ];
  test.each(cases)('%s', (_, edits, expected) => check('applications.yaml', edits, expected));

  test('The fix of a connection writes the near name', () => {
    const text = edited('applications.yaml', ['- application: ollama', '- application: olama']);
    expect(judged('applications.yaml', text).findings[0]?.fixes).toMatchObject([
      { title: 'Change to "ollama"', edits: [{ newText: 'ollama' }] },
    ]);
  });
});

describe('the local table', () => {
  const inPlace = (text: string): Edits => [['applications: {}\n', text]];
  const path = 'applications.local.yaml';

  test('changes a row with the keys that it has', () =>
    check(path, inPlace('applications:\n  chat: { wave: 3 }\n'), []));
  test('changes a level only where it says one', () => {
    check(path, inPlace('applications:\n  ollama: { namespace: gpu-workloads }\n'), []);
    check(path, inPlace('applications:\n  chat: { namespace: gpu-workloads }\n'), [
      'platform/pod-security «chat» "chat" wants "restricted" for the namespace "gpu-workloads", and "ollama" wants "privileged".',
    ]);
  });
  test('changes a chart in part', () =>
    check(path, inPlace('applications:\n  chat: { chart: { version: 2.1.0 } }\n'), []));
  test('adds whole rows only', () =>
    check(path, inPlace('applications:\n  wiki: { wave: 3 }\n'), [
      'platform/missing-key «wiki» applications.wiki needs the key "folder".',
      'platform/missing-key «wiki» applications.wiki needs the key "project".',
      'platform/missing-key «wiki» applications.wiki needs the key "namespace".',
    ]));
  test('knows the applications of the other', () =>
    check(path, inPlace('applications:\n  chat: { network: { to: [{ application: webb, port: 80 }] } }\n'), [
      'platform/unknown-name «webb» No application is called "webb"; did you mean "web"?',
    ]));
  test('is known to the other', () =>
    check('applications.yaml', [['application: ollama', 'application: wiki']], [], {
      'applications.local.yaml': 'applications: { wiki: {} }\n',
    }));
});
