import { describe, expect, test } from 'vitest';
import { nameOf } from '../../../../src/domain/cel/type.ts';
import { expressionsOf } from '../../../../src/domain/phases/expressions.ts';
import { readPhase } from '../../../../src/domain/phases/phase.ts';
import { check, edited, good, judged, placeOf } from '../platform/repo.ts';
import type { Edits } from '../platform/repo.ts';

const hosts = 'phases/0-hosts/phase.yaml';
const storage = 'phases/1-storage/phase.yaml';
const services = 'phases/2-services/phase.yaml';

test('Every expression is found, with what it has to give', () => {
  const wanted = [hosts, storage, services].flatMap((path) =>
    expressionsOf(readPhase(placeOf(good[path] ?? ''))).map(
      ({ read, wanted: type }) => `${read.place.step}: ${nameOf(type)}`,
    ),
  );
  expect(wanted).toEqual([
    'hosts: list(host)',
    'arguments: list(string)',
    'expect: bool',
    'message: string',
    'expect: bool',
    'hosts: list(host)',
    'run: list(string)',
    'expect: bool',
    'value: string',
    'expect: bool',
    'url: string',
    'expect: bool',
    'expect: bool',
    'when: bool',
  ]);
});

describe('an expression', () => {
  const cases: readonly (readonly [rule: string, path: string, edits: Edits, expected: readonly string[]])[] = [
    [
      'knows the shape of the platform',
      hosts,
      [['    hosts: platform.hosts', '    hosts: platform.host']],
      ['phase/expression «host» Unknown field "host" in platform; did you mean "hosts"?'],
    ],
    [
      'knows what its check reads',
      hosts,
      [['nodes.exists', 'node.exists']],
      ['phase/expression «node» Unknown name "node"; did you mean "nodes"?'],
    ],
    [
      'is placed in a block',
      storage,
      [['      classes.filter', '      clases.filter']],
      ['phase/expression «clases» Unknown name "clases"; did you mean "classes"?'],
    ],
    [
      'is placed behind a line break',
      storage,
      [["        .map(c, c.metadata.name) == ['longhorn-homelab']", '        .map(c, c.metadata.name).siz() > 0']],
      ['phase/expression «siz» Unknown function "siz"; did you mean "size"?'],
    ],
    [
      'is placed in quotes',
      storage,
      [['platform.storage.path]"', 'platform.storage.paths]"']],
      ['phase/expression «paths» Unknown field "paths" in platform.storage; did you mean "path"?'],
    ],
    [
      'is underlined as a whole behind an escape',
      storage,
      [["\"['findmnt', '-J', platform.storage.path]\"", '"[\'\\u0066indmnt\', platform.storage.paths]"']],
      [
        'phase/expression «"[\'\\u0066indmnt\', platform.storage.paths]"» Unknown field "paths" in platform.storage; did you mean "path"?',
      ],
    ],
    [
      'gives what is wanted',
      hosts,
      [["    message: string(nodes.size()) + ' nodes'", '    message: nodes.size()']],
      ['phase/expression «nodes.size()» The expression gives int; string is wanted.'],
    ],
    [
      'of hosts gives hosts',
      storage,
      [['    hosts: platform.hosts.filter(h, h.longhorn)', '    hosts: platform.hosts.map(h, h.name)']],
      ['phase/expression «platform.hosts.map(h, h.name)» The expression gives list(string); list(host) is wanted.'],
    ],
    [
      'knows the output where there is one',
      services,
      [['git.ahead == 0', 'json.ahead == 0']],
      ['phase/expression «json» Unknown name "json"; known are platform, applications, now, git.'],
    ],
    [
      'knows the host where there is one',
      storage,
      [['    manifest: probes/volume.yaml', '    manifest: probes/volume.yaml\n    when: host.longhorn']],
      ['phase/expression «host» Unknown name "host"; known are platform, applications, now, git.'],
    ],
    [
      'of a value gives a text',
      services,
      [['"\'https://web.\' + platform.network.domain" }', 'platform.releasedPhase }']],
      ['phase/expression «platform.releasedPhase» The expression gives int; string is wanted.'],
    ],
  ];
  test.each(cases)('%s', (_, path, edits, expected) => check(path, edits, expected));

  test('is mended by its near name', () => {
    const text = edited(storage, ['      classes.filter', '      clases.filter']);
    const [fix] = judged(storage, text).findings.flatMap(({ fixes }) => fixes);
    expect(fix).toMatchObject({ title: 'Change to "classes"', preferred: true });
    const [edit] = fix?.edits ?? [];
    expect(edit === undefined ? '' : text.slice(edit.range.start, edit.range.end)).toBe('clases');
  });

  test('is not mended where an escape hides its place', () => {
    const text = edited(storage, [
      "\"['findmnt', '-J', platform.storage.path]\"",
      '"[\'\\u0066\', platform.storage.paths]"',
    ]);
    expect(judged(storage, text).findings.flatMap(({ fixes }) => fixes)).toEqual([]);
  });

  test('that is shared by an alias is underlined where it stands', () => {
    const text = edited(
      storage,
      [
        '    expect: json.filesystems[0].fstype == platform.storage.fs',
        '    expect: &all json.x == platform.storage.fss',
      ],
      ["    run: \"['findmnt', '-J', platform.storage.path]\"", '    run: "[\'findmnt\']"\n    when: *none'],
    ).replace('*none', '"true"');
    const shared = `${text}  - { id: again, kind: command, title: x, run: "['x']", expect: *all }\n`;
    const { findings } = judged(storage, shared);
    expect(findings.map(({ range }) => shared.slice(range.start, range.end))).toEqual(['fss', '*all']);
    expect(findings[1]?.fixes).toEqual([]);
  });
});
