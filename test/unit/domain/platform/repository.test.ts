import { describe, expect, test } from 'vitest';
import { check, edited, judged } from './repo.ts';

const mirror = 'https://github.com/example/platform.git';

describe('an address of Git', () => {
  test.each([
    'https://github.com/example/platform.git',
    'http://gitlab.gitlab.svc.cluster.local/platform/platform.git',
    'ssh://git@github.com/example/platform.git',
    'ssh://git@192.0.2.5:2222/example/platform.git',
    'git@github.com:example/platform.git',
    'git://git.example.org/platform',
  ])('%s is taken', (address) => check('platform.yaml', [[mirror, address]], []));

  test.each([
    'gitlab',
    'github.com/example/platform',
    'https://github.com',
    'https://github.com/',
    'ftp://x/y',
    'https:// x/y',
    'x'.repeat(2000),
  ])('%.40s is not', (address) => {
    const { findings } = judged('platform.yaml', edited('platform.yaml', [mirror, JSON.stringify(address)]));
    expect(findings.map(({ code }) => code)).toEqual(['platform/repository']);
  });

  test('may be empty where it is not the source', () =>
    check(
      'platform.yaml',
      [
        [mirror, '""'],
        ['    source: github', '    source: gitlab'],
      ],
      [],
    ));
});

describe('a credential', () => {
  test.each([
    'https://bot:hunter2@github.com/example/platform.git',
    'https://hunter2@github.com/example/platform.git',
    'https://bot:hun/ter2@github.com/example/platform.git',
    'ssh://git:hunter2@github.com/example/platform.git',
    'bot:hunter2@github.com:example/platform.git',
    'https://gitlab.com/example/platform.git?private_token=hunter2',
  ])('%s is told of, and not repeated', (address) => {
    const { findings } = judged('platform.yaml', edited('platform.yaml', [mirror, JSON.stringify(address)]));
    expect(findings.map(({ code }) => code)).toEqual(['platform/repository']);
    expect(JSON.stringify(findings)).not.toMatch(/hunter2|ter2/);
  });
});

test('The source has an address', () =>
  check(
    'platform.yaml',
    [[mirror, '""']],
    ['platform/repository «github» The source "github" is repository.mirror, which is empty.'],
  ));

test('The mirror is another place', () =>
  check(
    'platform.yaml',
    [[mirror, 'https://gitlab.lab.home.arpa/platform/platform.git']],
    [
      'platform/repository «https://gitlab.lab.home.arpa/platform/platform.git» The mirror is the primary itself; it wants another place, or "".',
    ],
  ));

describe('from phase 2 on, the example of the template', () => {
  const example = 'https://github.com/example/platform-repo.git';
  const wrong = `platform/repository «${example}» "${example}" is the template's example; Argo CD would follow a stranger's repository.`;
  const cases: readonly (readonly [rule: string, released: number, address: string, found: readonly string[]])[] = [
    ['is told', 2, example, [wrong]],
    ['is no mistake before', 1, example, []],
    ['is none when the repository is yours', 2, 'https://github.com/me/platform-repo.git', []],
  ];
  test.each(cases)('%s', (_, released, address, found) =>
    check(
      'platform.yaml',
      [
        [mirror, address],
        ['releasedPhase: 0', `releasedPhase: ${released}`],
      ],
      found,
    ),
  );
});

describe('a place of charts', () => {
  const chart = 'https://charts.example.org';
  test.each([
    chart,
    'http://charts.example.org:8080/x',
    'oci://ghcr.io/example',
    'quay.io/jetstack/charts',
    'localhost:5000/charts',
  ])('%s is taken', (address) => check('applications.yaml', [[chart, address]], []));
  test.each(['charts', 'https://', 'file:///charts', '/charts'])('%s is not', (address) => {
    const { findings } = judged('applications.yaml', edited('applications.yaml', [chart, address]));
    expect(findings.map(({ code }) => code)).toEqual(['platform/repository']);
  });
  test('The mirror of all charts is one too', () =>
    check(
      'platform.yaml',
      [['  charts:\n    mirror: ""', '  charts:\n    mirror: somewhere']],
      [
        'platform/repository «somewhere» "somewhere" is no place of charts; it wants an address like https://charts.longhorn.io, or a place in a registry like quay.io/jetstack/charts.',
      ],
    ));
});
