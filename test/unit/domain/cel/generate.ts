import type { Random } from '../../../peers/random.ts';

/** Variables that generated expressions read, as plain data; whole numbers are bigints. */
export const world: Readonly<Record<string, unknown>> = {
  object: {
    metadata: { name: 'web', labels: { app: 'shop', tier: 'web' }, annotations: {} },
    spec: {
      replicas: 3n,
      ratio: 0.5,
      paused: false,
      nothing: null,
      containers: [
        { name: 'a', image: 'nginx:1.25', ports: [80n, 443n], privileged: false },
        { name: 'b', image: 'redis:latest', ports: [], privileged: true },
        { name: 'c', image: 'größe/🚢', securityContext: { runAsNonRoot: true } },
      ],
    },
  },
  xs: [1n, 2n, 3n, 2n],
  words: ['a', 'bb', 'ccc', ''],
  flags: { on: true, off: false },
  n: 7n,
  s: 'hello',
};

type Kind = 'bool' | 'int' | 'double' | 'string' | 'ints' | 'strings' | 'dyn';

/** A form of an expression: words in angle brackets are expressions of that kind, `$v` the newest variable. */
type Form = string;

const leaves: Readonly<Record<Kind, readonly Form[]>> = {
  bool: ['true', 'false', 'flags.on', 'object.spec.paused', 'has(object.metadata.labels)', 'has(object.spec.none)'],
  int: ['0', '1', '-3', '42', 'n', 'object.spec.replicas', 'xs[0]', 'size(xs)', '9223372036854775807', 'xs[9]'],
  double: ['0.0', '1.5', '-2.25', 'object.spec.ratio', '1e3'],
  string: ['"a"', '"hello"', "''", 's', 'object.metadata.name', '"größe"', 'words[1]', 'object.metadata.nope'],
  ints: ['xs', '[7]', '[1, 2]', 'object.spec.containers[0].ports', 'object.spec.containers[2].ports'],
  strings: ['words', '["x", "y"]', 'object.spec.containers.map(c, c.name)'],
  dyn: [
    'object',
    'object.spec',
    'object.spec.nothing',
    'object.metadata.labels',
    'flags',
    '{"a": 1}',
    'null',
    'unknown',
  ],
};

const forms: Readonly<Record<Kind, readonly Form[]>> = {
  bool: [
    '<bool> && <bool>',
    '<bool> || <bool>',
    '!<bool>',
    '!(<bool>)',
    '(<bool>) ? (<bool>) : (<bool>)',
    '<int> == <int>',
    '<int> != <int>',
    '<int> < <int>',
    '<int> >= <int>',
    '<double> <= <double>',
    '<string> == <string>',
    '<string> < <string>',
    '<string>.startsWith(<string>)',
    '<string>.endsWith(<string>)',
    '<string>.contains(<string>)',
    '<string>.matches("^[a-z]+$")',
    '<int> in <ints>',
    '<string> in <strings>',
    '<string> in flags',
    '<ints>.all($v, <int> > 0)',
    '<ints>.all($v, $v > <int>)',
    '<ints>.exists($v, $v == <int>)',
    '<ints>.exists($v, <int> / $v > 1)',
    '<ints>.exists_one($v, $v == <int>)',
    '<strings>.all($v, $v.size() > <int>)',
    '<strings>.exists($v, $v.contains(<string>))',
    'object.spec.containers.all($v, has($v.securityContext) || $v.image.contains(":"))',
    'object.spec.containers.exists($v, $v.privileged)',
    'object.spec.containers.all($v, !has($v.privileged) || !$v.privileged)',
    'object.metadata.labels.all($v, $v != <string>)',
    '<ints> == <ints>',
    '<strings> == <strings>',
    '<dyn> == <dyn>',
    '<dyn> == null',
    'has(<dyn>.app)',
    'type(<int>) == int',
    'flags[<string>]',
    'object.?spec.?containers[?<int>].hasValue()',
  ],
  int: [
    '<int> + <int>',
    '<int> - <int>',
    '<int> * <int>',
    '<int> / <int>',
    '<int> % <int>',
    '-(<int>)',
    '(<bool>) ? (<int>) : (<int>)',
    'size(<string>)',
    '<strings>.size()',
    '<ints>[<int>]',
    'int(<double>)',
    'int(string(<int>))',
    '<ints>.filter($v, $v > <int>).size()',
    '{"a": <int>, "b": 2}["a"]',
    '{"k": <int>}.?k.orValue(<int>)',
    'object.spec.?replicas.orValue(<int>)',
    'object.spec.?none.orValue(<int>)',
  ],
  double: ['<double> + <double>', '<double> * <double>', '<double> / <double>', 'double(<int>)', '-(<double>)'],
  string: [
    '<string> + <string>',
    '(<bool>) ? (<string>) : (<string>)',
    'string(<int>)',
    'string(<bool>)',
    '<strings>[<int>]',
    '<string>.lowerAscii()',
    '<string>.trim()',
    '<string>.substring(<int>)',
    '<strings>.join(<string>)',
    '{<string>: <string>}[<string>]',
  ],
  ints: [
    '<ints> + <ints>',
    '[<int>, <int>]',
    '<ints>.filter($v, $v != <int>)',
    '<ints>.map($v, $v + <int>)',
    '<ints>.map($v, $v > 1, $v * 2)',
    '<strings>.map($v, $v.size())',
  ],
  strings: [
    '[<string>, <string>]',
    '<strings> + <strings>',
    '<strings>.filter($v, $v != <string>)',
    '<ints>.map($v, string($v))',
    '<string>.split("l")',
  ],
  dyn: ['{"a": <int>, "b": <string>}', '{<string>: <bool>}', '[<int>, <string>]', 'dyn(<int>)', 'dyn(<string>)'],
};

const kinds: readonly Kind[] = ['bool', 'bool', 'bool', 'int', 'string', 'ints', 'strings', 'dyn', 'double'];

/** An expression that CEL may take or not; most are well typed and read the world. */
export function expression(random: Random): string {
  return filled(random, random.pick(kinds), 1 + random.below(4), []);
}

function filled(random: Random, kind: Kind, depth: number, variables: readonly string[]): string {
  if (depth <= 0) {
    const local = variables.at(-1);
    return local !== undefined && random.chance(0.15) ? local : random.pick(leaves[kind]);
  }
  const form = random.pick(random.chance(0.15) ? leaves[kind] : forms[kind]);
  const name = `v${variables.length}`;
  // What stands before a macro does not know its variable.
  const bound = form.indexOf('$v');
  return form.replaceAll(/<(\w+)>|\$v/g, (_, wanted: string | undefined, at: number) => {
    if (wanted === undefined) return name;
    const inner = bound !== -1 && at > bound ? [...variables, name] : variables;
    // A slip in the types, as people make it; how a double is printed is a matter of its own.
    const slips = !form.startsWith('string(') && random.chance(0.02);
    const filling = slips ? random.pick(kinds) : kinds.find((known) => known === wanted);
    const text = filled(random, filling ?? 'dyn', depth - 1, inner);
    return /^[\w.'"[\]()]+$/.test(text) ? text : `(${text})`;
  });
}
