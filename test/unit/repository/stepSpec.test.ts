import { describe, expect, test } from 'vitest';
import { rootPlace } from '../../../src/domain/schema/place.ts';
import { parse } from '../../../src/domain/yaml/parse.ts';
import { stepSpec } from '../../../src/repository/stepSpec.ts';

const spot = { path: 'phases/1-a/phase.yaml', line: 4 };

function stepOf(text: string) {
  const { root } = parse(text);
  if (root === null) throw new Error('There is no document.');
  return stepSpec(rootPlace(root), spot);
}

const base = { id: 's', title: 's', spot, satisfiedBy: [], when: null, risk: 'none', undo: null };

describe('a step', () => {
  test('has all that its file says', () => {
    const text =
      'id: s\nkind: backup\ntitle: S\nsatisfiedBy: [a, b]\nwhen: "true"\nrisk: disruptive\nundo: docs/undo.md#s\n';
    expect(stepOf(text)).toEqual({
      id: 's',
      kind: 'backup',
      title: 'S',
      spot,
      satisfiedBy: ['a', 'b'],
      when: 'true',
      risk: 'disruptive',
      undo: 'docs/undo.md#s',
    });
  });

  test.each([
    [
      'kind: host\nscript: x.sh\nhosts: platform.hosts\narguments: "[]"\ninput: {host: "h", run: "[\'cat\']"}',
      { script: 'x.sh', hosts: 'platform.hosts', arguments: '[]', input: { host: 'h', run: "['cat']" } },
    ],
    ['kind: host\nscript: x.sh\nhosts: "[]"', { script: 'x.sh', hosts: '[]', arguments: null, input: null }],
    ['kind: helmfile', { rows: null }],
    ['kind: helmfile\nrows: [a]', { rows: ['a'] }],
    ['kind: applications\nrows: [a]', { rows: ['a'] }],
    ['kind: command\nrun: "[\'x\']"', { run: "['x']" }],
    ['kind: manual\ntext: Do it.', { text: 'Do it.' }],
    ['kind: gitops', {}],
    ['kind: restore', {}],
  ])('%j is what it does', (text, doing) => {
    const { kind, ...rest } = stepOf(`id: s\n${text}\n`);
    expect(rest).toEqual({
      id: 's',
      title: 's',
      spot,
      satisfiedBy: [],
      when: null,
      risk: 'none',
      undo: null,
      ...doing,
    });
    expect(text).toContain(`kind: ${kind}`);
  });

  test('that seals says where each value comes from', () => {
    const text = `id: s
kind: seal
secrets:
  - name: sealed
    namespace: ns
    file: f.yaml
    type: kubernetes.io/tls
    labels: { a: b }
    neededBy: [app]
    entries:
      made: { generate: { length: 32, charset: hex } }
      had: { obtain: Ask for it. }
      same: { sameAs: { namespace: x, name: other, key: z } }
      open: { value: "'v'" }
`;
    expect(stepOf(text)).toEqual({
      ...base,
      kind: 'seal',
      secrets: [
        {
          name: 'sealed',
          namespace: 'ns',
          file: 'f.yaml',
          type: 'kubernetes.io/tls',
          labels: { a: 'b' },
          neededBy: ['app'],
          entries: [
            { key: 'made', from: 'generate', length: 32, charset: 'hex' },
            { key: 'had', from: 'obtain', how: 'Ask for it.' },
            { key: 'same', from: 'sameAs', of: { namespace: 'x', name: 'other', key: 'z' } },
            { key: 'open', from: 'value', value: "'v'" },
          ],
        },
      ],
    });
  });

  test.each([
    ['kind: backup', 'it has no "id"'],
    ['id: s', 'it has no "kind"'],
    ['id: s\nkind: magic', '"magic" is no kind of step'],
    ['id: s\nkind: backup\nrisk: high', '"high" is no risk'],
    ['id: s\nkind: host\nhosts: x', 'it has no "script"'],
    ['id: s\nkind: host\nscript: x\nhosts: x\ninput: {host: h}', 'it has no "run"'],
    ['id: s\nkind: manual', 'it has no "text"'],
    ['id: s\nkind: seal\nsecrets: [{name: sealed, namespace: ns}]', 'it has no "file"'],
    ['id: s\nkind: seal\nsecrets: [{name: sealed, namespace: ns, file: f, entries: {a: {}}}]', 'it has no "value"'],
    [
      'id: s\nkind: seal\nsecrets: [{name: sealed, namespace: ns, file: f, entries: {a: {generate: {charset: hex}}}}]',
      '"generate" has no "length"',
    ],
    [
      'id: s\nkind: seal\nsecrets: [{name: sealed, namespace: ns, file: f, entries: {a: {generate: {length: 9, charset: x}}}}]',
      '"x" is no charset',
    ],
  ])('%j can not be used', (text, message) => {
    expect(() => stepOf(text)).toThrow(message);
  });
});
