/** Operators on the file around an object: Lists, several documents, comments, line ends, JSON. */
import type { Random } from '../../../random.ts';
import { onFile, type Operator } from '../operator.ts';
import { list, map, scalar, type Tree } from '../tree.ts';

export const fileOperators: readonly Operator[] = [
  onFile('a List', asList),
  onFile('a List of odd items', (yaml, random) =>
    asList(
      `${yaml}\n${random.pick(['zone: 1', 'kind: List', 'metadata: 5', 'apiVersion: v1', 'x: *a', '"a": 1\na: 2', 'status: .inf', 'status: 18446744073709551616'])}`,
      random,
    ),
  ),
  onFile('several documents', severally),
  onFile('comments and blank documents', commented),
  onFile('line ends and byte order marks', ended),
  onFile('JSON', asJson),
  {
    name: 'a file that is no object',
    apply: ({ tree }, random) => ({
      tree: random.pick<Tree>([
        scalar('a'),
        list(tree),
        scalar('5'),
        list(),
        map(),
        scalar('"a: b"'),
        map(['a', scalar('b')]),
      ]),
      depth: 1,
    }),
  },
  { name: 'nothing', apply: ({ tree }) => ({ tree, depth: 1 }) },
];

function indented(yaml: string, by: string): string {
  return yaml.replaceAll('\n', `\n${by}`);
}

function asList(yaml: string, random: Random): string {
  const kind = random.pick(['List', 'List', 'List', 'list', 'LIST', 'ConfigMapList', 'PodList']);
  const head = random.pick([
    'apiVersion: v1\n',
    'apiVersion: v1\n',
    'apiVersion: v2\n',
    '',
    'apiVersion: apps/v1\n',
    'metadata: {}\napiVersion: v1\n',
    'apiVersion: v1\napiVersion: v1\n',
  ]);
  const items = random.pick([
    `\n- ${indented(yaml, '  ')}`,
    `\n- ${indented(yaml, '  ')}\n- ${indented(yaml, '  ')}`,
    `\n- ${indented(yaml, '  ')}\n- a`,
    `\n- ${indented(yaml, '  ')}\n-\n- null`,
    ' []',
    '',
    ' {}',
    ' a',
    `\n  a:\n    ${indented(yaml, '    ')}`,
    `\n- apiVersion: v1\n  kind: List\n  items:\n  - ${indented(yaml, '    ')}`,
  ]);
  return `${head}kind: ${kind}\n${random.pick(['items', 'items', 'items', 'items', 'Items', 'item'])}:${items}\n`;
}

function severally(yaml: string, random: Random): string {
  const between = random.pick([
    '---\n',
    '--- # a\n',
    '---a\n',
    '--- \n',
    '----\n',
    '---\t\n',
    '...\n---\n',
    '...\n',
    '---\n---\n',
    '--- {}\n',
    '---\r\n',
    '# a\n---\n# b\n',
    '\n---\n\n',
    ' ---\n',
    '%YAML 1.1\n---\n',
    '...\n%YAML 1.1\n---\n',
    '"---"\n',
    '---\n...\n---\n',
  ]);
  return `${random.chance(0.3) ? between : ''}${yaml}\n${between}${random.pick([yaml, 'a: b', 'apiVersion: v1\nkind: Nope', '# only a comment', '', '"', 'kind: Pod'])}${random.pick(['\n', '', `\n${between}`, `\n${between.trimEnd()}`])}`;
}

function commented(yaml: string, random: Random): string {
  const before = random.pick([
    '',
    '# a\n',
    '---\n',
    '\n\n',
    '--- # a\n',
    '# a\n---\n# b\n',
    '%YAML 1.1\n---\n',
    '# a\n\n---\n---\n',
    '---\n# a: b\n',
    '%TAG ! tag:x,2000:\n---\n',
  ]);
  const lines = yaml
    .split('\n')
    .flatMap((line) =>
      random.chance(0.2) ? [line, random.pick(['', '# a', '      # a', '  ', '#', '#- a'])] : [line],
    );
  return `${before}${lines.join('\n')}\n${random.pick(['', '# a\n', '...\n', '---\n', '---', '\n\n\n', '# a', '...', '--- '])}`;
}

function ended(yaml: string, random: Random): string {
  const file = `${yaml}\n`;
  return random.pick([
    file.replaceAll('\n', '\r\n'),
    `\ufeff${file}`,
    yaml,
    `${yaml}   `,
    `${file}\ufeff`,
    `\ufeff---\n${file}`,
    file.replaceAll('\n', '\r'),
    `${file}---\n\ufeff${file}`,
    file.replace('\n', '\r\n'),
    `${file}\u0000`,
    `${yaml}\r\n---\r\n${yaml}\r\n`,
    `\n\n${file}`,
    ` ${file}`,
  ]);
}

function asJson(_: string, random: Random, tree: Tree): string {
  const json = jsonOf(tree);
  return random.pick([
    json,
    `${json}\n`,
    JSON.stringify(JSON.parse(json), null, 2),
    JSON.stringify(JSON.parse(json), null, '\t'),
    `[${json}]`,
    `${json}\n---\n${json}`,
    json.replace('{', '{"kind":"a",'),
  ]);
}

/** The tree as JSON; the trees that come in are those that were generated, whose scalars are strings, numbers and booleans. */
function jsonOf(tree: Tree): string {
  switch (tree.type) {
    case 'map':
      return `{${tree.pairs.map(({ key, value }) => `${key.startsWith('"') ? key : JSON.stringify(key)}:${jsonOf(value)}`).join(',')}}`;
    case 'list':
      return `[${tree.items.map(jsonOf).join(',')}]`;
    case 'scalar':
      return /^("|-?\d+(\.\d+)?$|(true|false)$)/.test(tree.text) ? tree.text : JSON.stringify(tree.text);
  }
}
