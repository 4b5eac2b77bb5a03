import { describe, test } from 'vitest';
import { check } from '../platform/repo.ts';
import type { Edits } from '../platform/repo.ts';

const hosts = 'phases/0-hosts/phase.yaml';
const storage = 'phases/1-storage/phase.yaml';
const services = 'phases/2-services/phase.yaml';

const script = '    script: bootstrap/hosts/prepare.sh';
const undo = '    undo: docs/undo.md#longhorn';
const manifest = '    manifest: probes/volume.yaml';
const sealed = '{ file: phases/2-services/web/secrets/web.yaml }';

describe('a path', () => {
  const cases: readonly (readonly [rule: string, path: string, edits: Edits, expected: readonly string[]])[] = [
    [
      'of a script',
      hosts,
      [[script, '    script: bootstrap/hosts/prepar.sh']],
      [
        'phase/missing-file «bootstrap/hosts/prepar.sh» There is no file "bootstrap/hosts/prepar.sh"; did you mean "bootstrap/hosts/prepare.sh"?',
      ],
    ],
    [
      'of a folder',
      hosts,
      [[script, '    script: bootstrap/hosts']],
      ['phase/missing-file «bootstrap/hosts» "bootstrap/hosts" is a folder; it wants a file.'],
    ],
    [
      'out of the repository',
      hosts,
      [[script, '    script: ../prepare.sh']],
      ['phase/missing-file «../prepare.sh» "../prepare.sh" leads out of the repository; it wants a path below it.'],
    ],
    [
      'from the root of the disk',
      hosts,
      [[script, '    script: /usr/bin/env']],
      ['phase/missing-file «/usr/bin/env» "/usr/bin/env" leads out of the repository; it wants a path below it.'],
    ],
    [
      'of a page',
      storage,
      [[undo, '    undo: docs/undoo.md']],
      ['phase/missing-file «docs/undoo.md» There is no file "docs/undoo.md"; did you mean "docs/undo.md"?'],
    ],
    [
      'of a part of a page',
      storage,
      [[undo, '    undo: docs/undo.md#longhron']],
      ['phase/missing-file «docs/undo.md#longhron» "docs/undo.md" has no part "longhron"; did you mean "longhorn"?'],
    ],
    ['A page as a whole', storage, [[undo, '    undo: docs/undo.md']], []],
    ['A sentence is no path', storage, [[undo, '    undo: Uninstall it, as docs/other.md says.']], []],
    [
      'of a manifest is from the folder of the phase',
      storage,
      [[manifest, '    manifest: phases/1-storage/probes/volume.yaml']],
      [
        'phase/missing-file «phases/1-storage/probes/volume.yaml» There is no file "phases/1-storage/phases/1-storage/probes/volume.yaml".',
      ],
    ],
    [
      'of a manifest does not leave it',
      storage,
      [[manifest, '    manifest: ../../docs/undo.md']],
      [
        'phase/missing-file «../../docs/undo.md» "../../docs/undo.md" leads out of the repository; it wants a path below it.',
      ],
    ],
    [
      'that is read has a folder',
      services,
      [[sealed, '{ file: phases/2-services/wiki/secrets/web.yaml }']],
      [
        'phase/missing-file «phases/2-services/wiki/secrets/web.yaml» There is no folder "phases/2-services/wiki/secrets", where "phases/2-services/wiki/secrets/web.yaml" would lie.',
      ],
    ],
    [
      'that is read may lie at the root, or with Slipway',
      services,
      [
        [sealed, '{ file: pub-cert.pem }'],
        ['{ files: "phases/*/*/secrets/*.yaml" }', '{ file: .slipway/keys.json }'],
      ],
      [],
    ],
    [
      'of many is looked for before its first star',
      services,
      [['phases/*/*/secrets', 'phasen/*/*/secrets']],
      [
        'phase/missing-file «"phasen/*/*/secrets/*.yaml"» There is no folder "phasen", where "phasen/*/*/secrets/*.yaml" would lie.',
      ],
    ],
    [
      'of a sealed secret has a folder',
      services,
      [
        [
          '        file: phases/2-services/web/secrets/web.yaml',
          '        file: phases/2-services/chat/secrets/web.yaml',
        ],
      ],
      [
        'phase/missing-file «phases/2-services/chat/secrets/web.yaml» There is no folder "phases/2-services/chat/secrets", where "phases/2-services/chat/secrets/web.yaml" would lie.',
      ],
    ],
  ];
  test.each(cases)('%s', (_, path, edits, expected) => check(path, edits, expected));
});
