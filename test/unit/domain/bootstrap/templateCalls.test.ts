import { expect, test } from 'vitest';
import { reachingCall } from '../../../../src/domain/bootstrap/templateCalls.ts';

test.each([
  ['{{ exec "sh" (list "-c" "x") }}', 'exec'],
  ['# {{- envExec (dict) "sh" list }}', 'envExec'],
  ['a: {{ readFile "x" | exec "sh" }}', 'exec'],
  ['{{ if true }}\n{{ fetchSecretValue "ref+x" }}', 'fetchSecretValue'],
  ['when: "{{ .Values.x\n| expandSecretRefs }}"', 'expandSecretRefs'],
  ['{{ (exec "sh") }}', 'exec'],
  ['{{- $x := exec "sh" -}}', 'exec'],
  ['{{ .Values.a }} {{ .b }} {{ envExec }} {{ exec }}', 'envExec'],
  ['{{ exec', 'exec'],
  ['{{ .Values.exec }}', null],
  ['{{ $exec }}', null],
  ['exec: {{ .Values.command }} exec', null],
  ['{{ executor }}', null],
  ['{{ if .a }} exec {{ end }}', null],
  ['{{', null],
  ['{{'.repeat(50_000), null],
])('The text "%.40s" calls %s', (text, expected) => {
  expect(reachingCall(text)).toBe(expected);
});
