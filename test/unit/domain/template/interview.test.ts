import { describe, expect, test } from 'vitest';
import { answer } from '../../../../src/domain/template/answers.ts';
import { addressIn, answersOf, problemAt, proposed, repositoryIn } from '../../../../src/domain/template/interview.ts';
import type { Interview } from '../../../../src/domain/template/interview.ts';
import { treeOf } from '../../../../src/domain/template/tree.ts';
import { fixtureFiles, platformText } from './fixture.ts';

const defaults = proposed(platformText);
const answersFor = (change: Partial<Interview>) => answersOf({ ...defaults, ...change }, platformText);

test('The template proposes its own values', () => {
  expect(defaults).toEqual({
    lan: '10.0.0.0/24',
    domain: 'lab.home.arpa',
    timeZone: 'Etc/UTC',
    layout: 'card',
    server: { name: 'server', address: '10.0.0.2' },
    agent: { name: 'agent', address: '10.0.0.3' },
    card: '16Gi',
    fileSystem: 'btrfs',
    repository: '',
  });
});

test('A template without hosts proposes one', () => {
  expect(proposed('platform: {}\n')).toMatchObject({ layout: 'one', server: { name: '', address: '' }, card: '16Gi' });
  expect(proposed('')).toMatchObject({ layout: 'one', lan: '' });
});

test('Who takes every default gets the template as it is', () => {
  expect(answer(platformText, JSON.stringify(answersFor({})), treeOf(fixtureFiles))).toEqual({ text: platformText });
});

describe('answers', () => {
  const cases: readonly (readonly [rule: string, change: Partial<Interview>, part: unknown])[] = [
    [
      'one host keeps volumes once and has no models',
      { layout: 'one' },
      { hosts: [{ name: 'server' }], storage: { replicas: 1 }, gpu: { enabled: false }, models: [] },
    ],
    [
      'two hosts without a card',
      { layout: 'two' },
      { hosts: [{ name: 'server' }, { name: 'agent', role: 'agent', cpu: 8 }], storage: { replicas: 2 }, models: [] },
    ],
    [
      'a smaller card takes the models that fit',
      { card: '4Gi' },
      {
        hosts: [{}, { gpu: { memory: '4Gi' } }],
        gpu: { enabled: true },
        models: [{ name: 'small:1b', memory: '2Gi' }],
      },
    ],
    [
      'a repository is the mirror, its owner the organisation',
      { repository: 'me/lab' },
      {
        repository: { mirror: 'https://github.com/me/lab.git' },
        github: { organisation: 'me', repositories: ['lab'] },
      },
    ],
  ];
  test.each(cases)('%s', (_, change, part) => {
    expect(answersFor(change)).toMatchObject({ platform: part });
    expect(answer(platformText, JSON.stringify(answersFor(change)), treeOf(fixtureFiles))).toHaveProperty('text');
  });

  test('A host without a card has none in its answers', () => {
    expect(JSON.stringify(answersFor({ layout: 'two' })['platform'])).not.toContain('"memory":"16Gi"');
  });
});

describe('a problem is found at its place', () => {
  const cases: readonly (readonly [pointer: string, change: Partial<Interview>, problem: RegExp | null])[] = [
    ['network/lan', {}, null],
    ['network/lan', { lan: '10.0.0.0/33' }, /IPv4 range/],
    ['network/domain', { domain: 'x.local' }, /mDNS/],
    ['network/timeZone', { timeZone: 'Mars/Base' }, /no time zone/],
    ['hosts/0/name', { server: { name: 'No Name', address: '10.0.0.2' } }, /lower-case/],
    ['hosts/0/address', { server: { name: 'a', address: '192.168.7.1' } }, /does not lie in the LAN/],
    ['hosts/1/address', { agent: { name: 'a', address: '10.0.0.2' } }, /./],
    ['hosts/1/gpu', { card: 'much' }, /./],
    ['network/domain', { lan: 'x' }, null],
  ];
  test.each(cases)('%s %j', (pointer, change, problem) => {
    const found = problemAt(answersFor(change), `/platform/${pointer}`);
    expect(found ?? 'nothing').toMatch(problem ?? /^nothing$/);
  });
});

describe('a repository on GitHub', () => {
  const cases: readonly (readonly [text: string, name: string | null])[] = [
    ['me/lab', 'me/lab'],
    [' me/lab.git ', 'me/lab'],
    ['https://github.com/me/lab', 'me/lab'],
    ['https://github.com/me/lab.git', 'me/lab'],
    ['https://github.com/me/my.lab/', 'me/my.lab'],
    ['git@github.com:me/lab.git', 'me/lab'],
    ['ssh://git@github.com/me/lab.git', 'me/lab'],
    ['https://gitlab.com/me/lab', null],
    ['https://github.com/me', null],
    ['me', null],
    ['me/lab/tree/main', null],
    ['no slash', null],
  ];
  test.each(cases)('%s', (text, name) => expect(repositoryIn(text)).toBe(name));
});

describe('the address that is proposed', () => {
  const cases: readonly (readonly [lan: string, address: string, nth: number, proposal: string])[] = [
    ['192.168.178.0/24', '192.168.1.170', 2, '192.168.178.2'],
    ['192.168.178.0/24', '192.168.178.20', 2, '192.168.178.20'],
    ['10.0.0.0/31', '192.168.1.170', 3, '10.0.0.1'],
    ['192.168.178.0/24', '', 3, '192.168.178.3'],
    ['nonsense', '192.168.1.170', 2, '192.168.1.170'],
  ];
  test.each(cases)('%s %s %s', (lan, address, nth, proposal) => expect(addressIn(lan, address, nth)).toBe(proposal));
});

test('What a host of somebody else is capable of is not known', () => {
  const { platform } = answersFor({ server: { name: 'mini', address: '10.0.0.9' } });
  expect(platform).toMatchObject({
    hosts: [
      { name: 'mini', longhorn: true },
      { name: 'agent', cpu: 8 },
    ],
  });
  expect(JSON.stringify(platform)).not.toContain('"cpu":16');
});
