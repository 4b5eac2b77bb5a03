import { describe, expect, test } from 'vitest';
import type { CompletionItem, Hover, MarkupContent } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { explainedAt } from '../../../src/protocol.ts';
import { described, explained } from '../../../src/server/explanation.ts';
import { podPolicy } from '../repository/celText.ts';
import { classicPolicy } from '../repository/classicText.ts';
import { placeIn } from './place.ts';
import { session } from './session.ts';

const uri = 'file:///repo/policy.yaml';
const nothing: Hover = { contents: { kind: 'markdown', value: '' } };

const range = { start: { line: 0, character: 1 }, end: { line: 0, character: 2 } };

test('Ways to call stand as code above what is done, which is text', () => {
  expect(explained(['f(int) int', 'f(string) int'], 'Of *a*.', range)).toEqual({
    contents: { kind: 'markdown', value: '```\nf(int) int\nf(string) int\n```\nOf \\*a\\*.' },
    range,
  });
  expect(explained(['a: int'], '', range).contents).toEqual({ kind: 'markdown', value: '```\na: int\n```' });
});

test.each([
  ['One line.', 'One line.'],
  ['A paragraph.\n\nAnother.\n', 'A paragraph.\n\nAnother.'],
  ['A list:\r\n - one', 'A list:\n \\- one'],
  ['<b>[x](command:y)</b>', '\\<b\\>\\[x\\](command:y)\\</b\\>'],
])('%j is shown as %j', (does, shown) => expect(described(does)).toBe(shown));

describe('A word is explained, in its place', () => {
  const validation = (expression: string): string => podPolicy(`  validations:\n    - expression: ${expression}\n`);
  const containers = '\nList of containers belonging to the pod.';
  const image = '\nContainer image name.';
  const cel = (expression: string): string => `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata: {name: a}
spec:
  matchConstraints:
    resourceRules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
${expression}`;

  test.each([
    ['a field', validation('object.spec.conta‸iners != []'), 'containers: list(Container)', containers, 'containers'],
    [
      'in a block',
      validation('|\n        true &&\n        object.spec.contain‸ers != []'),
      'containers: list',
      containers,
      'containers',
    ],
    [
      'in a folded one',
      validation('>-\n        true &&\n        ob‸ject.spec != null'),
      'object: Pod',
      '\nThe object as it would be',
      'object',
    ],
    ['in quotes', validation(`"object.metadata.name.starts‸With('a')"`), 'startsWith(string) bool', '', 'startsWith'],
    ['a macro', validation('object.spec.containers.al‸l(c, true)'), 'all(x, condition) bool', '', 'all'],
    ['the variable of one', validation('object.spec.containers.all(c, c‸.image == "a")'), 'c: Container', '', 'c'],
    [
      'a condition',
      podPolicy('  matchConditions: [{name: a, expression: object.spec.host‸Network}]\n'),
      'hostNetwork: bool',
      '',
      'hostNetwork',
    ],
    [
      'a message',
      podPolicy("  validations: [{expression: 'true', messageExpression: object.ki‸nd}]\n"),
      'kind: string',
      '',
      'kind',
    ],
    [
      'an annotation',
      podPolicy('  auditAnnotations: [{key: a, valueExpression: object.metadata.na‸me}]\n'),
      'name: string',
      '',
      'name',
    ],
    ['a variable', podPolicy('  variables: [{name: a, expression: object.sp‸ec}]\n'), 'spec: PodSpec', '', 'spec'],
    [
      'of Kubernetes',
      cel('  validations: [{expression: "object.spec.containers.all(c, c.im‸age != null)"}]\n'),
      'image: string',
      image,
      'image',
    ],
    [
      'of a classic rule',
      classicPolicy('      validate: {cel: {expressions: [{expression: object.spec.contain‸ers != []}]}}\n'),
      'containers: list',
      containers,
      'containers',
    ],
    [
      'a variable of Kyverno',
      classicPolicy('      validate: {message: "{{ requ‸est.name }}"}\n'),
      'request: AdmissionRequest',
      '\nWhat the API server is asked for',
      'request',
    ],
    [
      'a function of JMESPath',
      classicPolicy('      validate: {message: "{{ to_up‸per(request.name) }}"}\n'),
      'to_upper(text: string) → string',
      '\nThe text in upper case.',
      'to_upper',
    ],
    [
      'a field in JMESPath',
      classicPolicy('      context: [{name: a, variable: {jmesPath: "request.object.spec.containers[*].im‸age"}}]\n'),
      'image: string',
      image,
      'image',
    ],
    [
      'a key of a condition',
      classicPolicy(
        '      preconditions: {all: [{key: "{{ request.object.spec.contain‸ers }}", operator: Equals, value: a}]}\n',
      ),
      'containers: array of Container',
      containers,
      'containers',
    ],
    [
      'the list of a loop',
      classicPolicy('      validate: {foreach: [{list: request.object.spec.contain‸ers, pattern: {}}]}\n'),
      'containers: array',
      containers,
      'containers',
    ],
    [
      'an element of it',
      classicPolicy(
        '      validate: {foreach: [{list: request.object.spec.containers, pattern: {name: "{{ element.ima‸ge }}"}}]}\n',
      ),
      'image: string',
      image,
      'image',
    ],
    [
      'an operator',
      classicPolicy('      preconditions: {all: [{key: a, operator: Any‸In, value: a}]}\n'),
      'AnyIn',
      '\nAt least one of the key is in the value.',
      'AnyIn',
    ],
  ])('%s', async (_, marking, way, does, word) => {
    const { text, position } = placeIn(marking);
    const editor = await session();
    await editor.open(uri, text);
    const hover = await editor.request<Hover | null>(explainedAt, { uri, ...position });
    const { value } = (hover ?? nothing).contents as MarkupContent;
    expect(value.startsWith(`\`\`\`\n${way}`)).toBe(true);
    expect(value).toContain(does);
    const document = TextDocument.create(uri, 'yaml', 1, text);
    expect(document.getText(hover?.range)).toBe(word);
  });

  test.each([
    ['a string', validation(`"'ob‸ject' == object.kind"`)],
    ['a comment', validation('|\n        true // ob‸ject\n')],
    ['an escape', validation('"\\u006fbj‸ect.kind == object.kind"')],
    ['beside expressions', validation('object.kind == "a"\n      message: ob‸ject')],
    ['a text without variables', classicPolicy('      validate: {message: requ‸est}\n')],
    ['a string of JMESPath', classicPolicy(`      validate: {message: "{{ 'requ‸est' }}"}\n`)],
    ['no policy', 'a: ob‸ject'],
  ])('nothing in %s', async (_, marking) => {
    const { text, position } = placeIn(marking);
    const editor = await session();
    await editor.open(uri, text);
    expect(await editor.request(explainedAt, { uri, ...position })).toBeNull();
  });

  test('in the words in which it is offered', async () => {
    const { text, position } = placeIn(validation('object.spec.conta‸iners'));
    const editor = await session();
    await editor.open(uri, text);
    const hover = await editor.request<Hover | null>(explainedAt, { uri, ...position });
    const items = await editor.request<CompletionItem[]>('textDocument/completion', {
      textDocument: { uri },
      position,
    });
    const { detail, documentation } = items.find(({ label }) => label === 'containers') ?? {};
    const words = (documentation as MarkupContent).value;
    expect(((hover ?? nothing).contents as MarkupContent).value).toBe(
      `\`\`\`\ncontainers: ${detail}\n\`\`\`\n${words}`,
    );
  });
});
