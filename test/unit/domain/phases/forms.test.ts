import { describe, test } from 'vitest';
import { check } from '../platform/repo.ts';
import type { Edits } from '../platform/repo.ts';

describe('the shape of a phase, in words', () => {
  const cases: readonly (readonly [rule: string, edits: Edits, expected: readonly string[]])[] = [
    [
      'A key of another kind',
      [['    kind: gitops', '    kind: gitops\n    script: x']],
      ['phase/unknown-key «script» Unknown key "script" in steps[1].'],
    ],
    [
      'A misspelled key',
      [['    manifest: probes', '    manifst: probes']],
      [
        'phase/unknown-key «manifst» Unknown key "manifst" in checks[2]; did you mean "manifest"?',
        'phase/missing-key «id» checks[2] needs the key "manifest".',
      ],
    ],
    [
      'An unknown kind of step',
      [['    kind: gitops', '    kind: argo']],
      [
        'phase/type «argo» "argo" is no value of kind; it takes "host", "helmfile", "gitops", "applications", "seal", "backup", "restore", "command" or "manual".',
      ],
    ],
    ['A check without a kind', [['    kind: probe\n', '']], ['phase/missing-key «id» checks[2] needs the key "kind".']],
    [
      'A kind that is no text',
      [['    kind: probe', '    kind: 5']],
      ['phase/type «5» 5 is an integer; kind wants a string.'],
    ],
    [
      'What is read',
      [['kind: StorageClass }', 'kind: StorageClass, name: x, foo: 1 }']],
      ['phase/unknown-key «foo» Unknown key "foo" in checks[0].reads.classes.'],
    ],
    [
      'What is read of nothing',
      [['{ apiVersion: storage.k8s.io/v1, kind: StorageClass }', '{}']],
      [
        'phase/missing-key «classes» checks[0].reads.classes needs the key "apiVersion".',
        'phase/missing-key «classes» checks[0].reads.classes needs the key "kind".',
      ],
    ],
    [
      'What is read is no mapping',
      [['{ apiVersion: storage.k8s.io/v1, kind: StorageClass }', 'StorageClass']],
      ['phase/type «StorageClass» "StorageClass" is a string; classes wants an object.'],
    ],
    [
      'A step that is no mapping',
      [
        [
          '  - id: release\n    kind: gitops\n    undo: Lower the number again; nothing is removed by it.',
          '  - release',
        ],
      ],
      ['phase/type «release» "release" is a string; steps[1] wants an object.'],
    ],
    [
      'No checks at all',
      [['checks:\n', 'check: []\nchecks:\n']],
      ['phase/unknown-key «check» Unknown key "check" in phase.yaml; did you mean "checks"?'],
    ],
    [
      'Another version',
      [['slipway/v1', 'slipway/v2']],
      ['phase/type «slipway/v2» "slipway/v2" is no value of apiVersion; did you mean "slipway/v1"?'],
    ],
  ];
  test.each(cases)('%s', (_, edits, expected) => {
    check('phases/1-storage/phase.yaml', edits, expected);
  });
});

describe('an entry of a secret', () => {
  const entry = 'password: { generate: { length: 32, charset: alphanumeric } }';
  const cases: readonly (readonly [rule: string, to: string, expected: readonly string[]])[] = [
    [
      'comes from one place',
      'password: { generate: { length: 32, charset: hex }, obtain: Ask. }',
      ['phase/type «password» password has 2 fields; it wants at most 1.'],
    ],
    ['comes from some place', 'password: {}', ['phase/type «password» password is empty; it wants at least 1.']],
    [
      'is long enough',
      'password: { generate: { length: 4, charset: hex } }',
      ['phase/type «4» 4 is out of range; length wants at least 8.'],
    ],
    ['may be obtained', 'password: { obtain: Ask the administrator. }', []],
  ];
  test.each(cases)('%s', (_, to, expected) => check('phases/2-services/phase.yaml', [[entry, to]], expected));
});
