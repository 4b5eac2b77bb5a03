import { describe, test } from 'vitest';
import { check } from './repo.ts';
import type { Edits } from './repo.ts';

const path = '"{{ .Values.platform.storage.path }}"';

describe('template text', () => {
  const reads = (template: string, expected: readonly string[]): readonly [string, Edits, readonly string[]] => [
    template,
    [[path, template]],
    expected,
  ];
  const cases = [
    reads("'{{ .Values.platform.storage.paths }}'", [
      'platform/reference «.Values.platform.storage.paths» ".Values.platform.storage.paths" reads "platform.storage.paths", which platform.storage does not have; did you mean "path"?',
    ]),
    reads('"a {{ .Values.platform.hosts }} {{ .Values.platform.nothing.x }}"', [
      'platform/reference «.Values.platform.nothing.x» ".Values.platform.nothing.x" reads "platform.nothing", which platform does not have.',
    ]),
    reads(`'{{ index .Values.platform.sizes "webb" "memory" }}'`, [
      'platform/reference «.Values.platform.sizes "webb" "memory"» ".Values.platform.sizes "webb" "memory"" reads "platform.sizes.webb", which platform.sizes does not have; did you mean "web"?',
    ]),
    reads(`'{{ index .Values.platform.sizes "chat" "storage" }}'`, [
      'platform/reference «.Values.platform.sizes "chat" "storage"» ".Values.platform.sizes "chat" "storage"" reads "platform.sizes.chat.storage", which platform.sizes.chat does not have; did you mean "storage"?',
    ]),
    reads(`'{{ index .Values.platform.sizes "chat" "storage" | default "1Gi" }}'`, []),
    reads(`'{{ (index .Values.platform.hosts 0).address }}'`, []),
    reads(`'{{ .Values.platform.storage.device }}'`, []),
    reads(`'{{ .Values.other }}'`, []),
    reads(`'{{ .Values.platform.hosts.first }}'`, []),
    reads(`'{{ .Values.platform.storage.path.x }}'`, [
      'platform/reference «.Values.platform.storage.path.x» ".Values.platform.storage.path.x" reads "platform.storage.path.x", which platform.storage.path does not have.',
    ]),
    reads(`'{{ index .Values.applications "chad" }}'`, [
      'platform/reference «.Values.applications "chad"» ".Values.applications "chad"" reads "applications.chad", which applications does not have; did you mean "chat"?',
    ]),
    reads(`'{{ index .Values.applications "chat" "anything" }}'`, []),
    reads('"\\u007b{ .Values.platform.x }}"', [
      'platform/reference «"\\u007b{ .Values.platform.x }}"» ".Values.platform.x" reads "platform.x", which platform does not have.',
    ]),
  ];
  test.each(cases)('%s', (_, edits, expected) => check('applications.yaml', edits, expected));

  test('of "when" is read too', () =>
    check(
      'applications.yaml',
      [['.Values.platform.gpu.enabled', '.Values.platform.gpu.enable']],
      [
        'platform/reference «.Values.platform.gpu.enable» ".Values.platform.gpu.enable" reads "platform.gpu.enable", which platform.gpu does not have; did you mean "enabled"?',
      ],
    ));

  test('is compared with the schema alone where platform.yaml can not be read', () =>
    check(
      'applications.yaml',
      [[path, '"{{ .Values.platform.sizes.anything.memory }}{{ .Values.platform.storage.x }}"']],
      [
        'platform/reference «.Values.platform.storage.x» ".Values.platform.storage.x" reads "platform.storage.x", which platform.storage does not have.',
      ],
      { 'platform.yaml': '{' },
    ));
});
