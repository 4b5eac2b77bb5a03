import { describe, expect, test } from 'vitest';
import { mapAt } from '../../../../src/domain/kubernetes/object.ts';
import { checkTemplate, isTemplateText, templated } from '../../../../src/domain/sealing/template.ts';
import { refusal, rootOf, secret } from './fixtures.ts';

const sentence =
  'seal/templated: The Secret is a template that something else completes ({{ … }}, ${…} or <…>); seal what comes out of it.';

function check(text: string): Promise<string> {
  const root = rootOf(text);
  return refusal(() => checkTemplate(root, mapAt(root, 'metadata')));
}

describe('is a template', () => {
  test.each([
    ['A value of Helm', secret('stringData: {a: "{{ .Values.a }}"}\n')],
    ['A value of Helm with a filter', secret('data: {a: "{{ .Values.a | b64enc }}"}\n')],
    ['A value of Helm inside a text', secret('stringData: {a: "x {{ .Values.a }} y"}\n')],
    ['The name of a release', secret('stringData: {a: "{{ .Release.Name }}-db"}\n')],
    ['What Helm includes', secret('stringData: {a: "x{{- include \\"b\\" . }}"}\n')],
    ['What Flux fills in', secret('stringData: {a: "${PASSWORD}"}\n')],
    ['What argocd-vault-plugin fills in', secret('stringData: {a: "<path:secret/data/x#y>"}\n')],
    ['What one fills in by hand', secret('stringData: {a: <password>}\n')],
    ['A name', secret('stringData: {a: b}\n', 'metadata: {name: "x-{{ .y }}"}')],
    ['A namespace', secret('stringData: {a: b}\n', 'metadata: {name: a, namespace: "{{ .y }}"}')],
    ['A label', secret('stringData: {a: b}\n', 'metadata: {name: a, labels: {a: "x{{ y }}"}}')],
    ['A type', secret('type: "{{ .Values.type }}"\nstringData: {a: b}\n')],
  ])('%s', async (_, text) => expect(await check(text)).toBe(sentence));
});

describe('is none', () => {
  test.each([
    ['A plain Secret', secret('stringData: {a: b}\n')],
    [
      'The template of another program',
      secret('stringData: {a: "to {{ .CommonLabels.team }}\\n{{ range .Alerts }}"}\n'),
    ],
    [
      'An annotation for another program',
      secret('stringData: {a: b}\n', 'metadata: {name: a, annotations: {a: "x{{ y }}"}}'),
    ],
    ['Braces', secret('stringData: {a: "{x}", b: "$x", c: "a<b>", d: "{{"}\n')],
  ])('%s', async (_, text) => expect(await check(text)).toBe('done'));
});

test('A text that is no YAML may be none because it is a template', () => {
  expect(isTemplateText('a: {{ b }}')).toBe(true);
  expect(isTemplateText('a: { b')).toBe(false);
  expect(templated({ start: 1, end: 2 }).range).toEqual({ start: 1, end: 2 });
});
