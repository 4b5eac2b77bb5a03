import { describe, expect, test } from 'vitest';
import { answer } from '../../../../src/domain/template/answers.ts';
import type { AnswerProblem } from '../../../../src/domain/template/answers.ts';
import { treeOf } from '../../../../src/domain/template/tree.ts';
import { fixtureFiles, platformText } from './fixture.ts';

const ask = (answers: string) => answer(platformText, answers, treeOf(fixtureFiles));

describe('what is answered stands in platform.yaml', () => {
  test.each(['', '\n', '# nothing\n', '{}', 'platform: {}', 'platform: {network: {lan: 10.0.0.0/24}}'])(
    'the template as it is: %j',
    (answers) => expect(ask(answers)).toEqual({ text: platformText }),
  );

  test.each([
    ['YAML', 'platform:\n  network:\n    domain: haus.home.arpa\n'],
    ['YAML with a marker', '---\nplatform: {network: {domain: haus.home.arpa}}\n'],
    ['JSON', '{"platform": {"network": {"domain": "haus.home.arpa"}}}'],
  ])('%s', (_, answers) => {
    expect(ask(answers)).toEqual({ text: platformText.replace('lab.home.arpa', 'haus.home.arpa') });
  });

  test('Hosts are a list and replaced as a whole, with their comments', () => {
    const host = '{name: one, address: 10.0.0.9, role: server, cpu: 4, memory: 64Gi, longhorn: true}';
    const answered = ask(`platform: {hosts: [${host}], storage: {replicas: 1}, gpu: {enabled: false}, models: []}`);
    expect('text' in answered ? answered.text : answered).toContain(
      '    # Name of the node.\n    - name: one\n      # Address in the LAN.\n      address: 10.0.0.9\n      role: server\n',
    );
  });
});

interface Wrong {
  readonly rule: string;
  readonly answers: string;
  readonly code: AnswerProblem['code'];
  readonly in?: AnswerProblem['in'];
  /** The text of the place. */
  readonly at: string;
  readonly message?: RegExp;
}

const wrong: readonly Wrong[] = [
  {
    rule: 'a misspelt key is told with the near one',
    answers: 'platform: {host: []}',
    code: 'platform/unknown-key',
    at: 'host',
    message: /did you mean "hosts"/,
  },
  { rule: 'a key beside platform', answers: 'hosts: []', code: 'platform/unknown-key', at: 'hosts' },
  { rule: 'a key deep inside', answers: 'platform: {network: {lann: x}}', code: 'platform/unknown-key', at: 'lann' },
  {
    rule: 'a key in a list',
    answers: 'platform: {models: [{name: a, memory: 1Gi, x: 1}]}',
    code: 'platform/unknown-key',
    at: 'x',
  },
  { rule: 'a value of another type', answers: 'platform: {releasedPhase: one}', code: 'platform/type', at: 'one' },
  {
    rule: 'a part that is missing in a list',
    answers: 'platform: {models: [{name: a}]}',
    code: 'platform/missing-key',
    at: 'name',
  },
  { rule: 'a text that is no YAML', answers: 'platform: {a: b', code: 'yaml/syntax', at: '' },
  {
    rule: 'a key twice',
    answers: 'platform: {gpu: {enabled: true}, gpu: {enabled: true}}',
    code: 'yaml/duplicate-key',
    at: 'gpu',
  },
  { rule: 'a list', answers: '- a', code: 'platform/type', at: '- a' },
  { rule: 'a word', answers: 'yes please', code: 'platform/type', at: 'yes please' },
  {
    rule: 'two documents',
    answers: 'platform: {}\n---\nplatform: {}',
    code: 'platform/type',
    at: '',
    message: /one document/,
  },
  {
    rule: 'a domain that nobody can use',
    answers: 'platform: {network: {domain: x.local}}',
    code: 'platform/domain',
    at: 'x.local',
  },
  {
    rule: 'answers that do not fit together',
    answers: 'platform: {network: {lan: 10.9.0.0/24, pods: 10.9.0.0/16}}',
    code: 'platform/range-overlap',
    at: '10.9.0.0/16',
  },
  {
    rule: 'an answer that does not fit a default is told where the answer is, when that is the place',
    answers: 'platform: {storage: {replicas: 3}}',
    code: 'platform/replicas-over-nodes',
    at: '3',
  },
  {
    rule: 'and else in platform.yaml',
    answers: 'platform: {network: {lan: 10.9.0.0/24}}',
    code: 'platform/address-outside-lan',
    in: 'platform',
    at: '10.0.0.2',
  },
];

describe('what can not be is told in its place', () => {
  test.each(wrong)('$rule', ({ answers, code, at, message = /./, ...rest }) => {
    const found = ask(answers);
    const [first] = 'problems' in found ? found.problems : [];
    expect(first).toMatchObject({ code, in: rest.in ?? 'answers' });
    expect(first?.message).toMatch(message);
    const text = rest.in === 'platform' ? platformText.replace('lan: 10.0.0.0/24', 'lan: 10.9.0.0/24') : answers;
    expect(text.slice(first?.range.start, first?.range.end)).toContain(at);
  });
});
