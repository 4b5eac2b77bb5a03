import { describe, expect, test } from 'vitest';
import { onlyReference, referencesIn } from '../../../../src/domain/platform/reference.ts';

/** Each reference as `path «as written»`. */
function check(template: string, expected: readonly string[]): void {
  expect(
    referencesIn(template).map(
      ({ path, start, end, guarded }) =>
        `${path.join('/')} «${template.slice(start, end)}»${guarded ? ' guarded' : ''}`,
    ),
  ).toEqual(expected);
}

describe('template text reads', () => {
  test.each([
    ['{{ .Values.platform.a.b }}', ['platform/a/b «.Values.platform.a.b»']],
    ['{{- $.Values.platform.a -}}', ['platform/a «$.Values.platform.a»']],
    [
      'x{{.Values.platform.a}}y{{ .Values.platform.b }}',
      ['platform/a «.Values.platform.a»', 'platform/b «.Values.platform.b»'],
    ],
    ['{{ index .Values.platform.a "b-c" "d" }}', ['platform/a/b-c/d «.Values.platform.a "b-c" "d"»']],
    ['{{ index $.Values.applications "x" }}', ['applications/x «$.Values.applications "x"»']],
    ['{{ quote (index .Values.platform.a "b") }}', ['platform/a/b «.Values.platform.a "b"»']],
    ['{{ .Values.platform.a | default "x" }}', ['platform/a «.Values.platform.a» guarded']],
    ['{{ if .Values.platform.a }}x{{ end }}', ['platform/a «.Values.platform.a» guarded']],
    ['{{ .Values.other.a }} .Values.platform.a', []],
    ['{{ .Values.platform }}', ['platform «.Values.platform»']],
    ['{{ .Release.Name }}', []],
    ['{{ .Values.platform.a', []],
    ['', []],
  ] as const)('%s', (template, expected) => check(template, expected));

  test('Much of nothing is soon read', () => {
    expect(referencesIn('{{'.repeat(500_000))).toEqual([]);
    expect(referencesIn('{{ }}'.repeat(200_000))).toEqual([]);
  });
});

describe('one reference and nothing else', () => {
  test.each([
    ['{{ .Values.platform.gpu.enabled }}', 'platform/gpu/enabled'],
    [' {{- index .Values.platform.optional "gitlab-runner" -}} ', 'platform/optional/gitlab-runner'],
  ])('%s', (template, path) => expect(onlyReference(template)?.path.join('/')).toBe(path));

  test.each([
    '{{ not .Values.platform.gpu.enabled }}',
    '{{ .Values.platform.a | not }}',
    '{{ and .Values.platform.a .Values.platform.b }}',
    'x{{ .Values.platform.a }}',
    'true',
    `{{ ${' '.repeat(600)}.Values.platform.a }}`,
  ])('%s is more', (template) => expect(onlyReference(template)).toBeNull());
});
