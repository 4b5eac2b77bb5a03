import type { Random } from '../random.ts';

/** Texts that functions read, good ones and nearly good ones; a change of a character makes others of them. */
const texts: Readonly<Record<string, readonly string[]>> = {
  url: [
    'https://user:pw@example.com:8443/a/b%20c?x=1&y=2&x=%41#top',
    'http://[2001:db8::1]:80/',
    '/only/a/path?q=a+b',
    'mailto:a@b.c',
    'http://example.com/ü?x;y=1&=z&a',
    'ftp://a:b:1/c',
    'http://a%41.com/%2F%zz',
    '//host/path',
  ],
  ip: [
    '10.1.2.3',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'ff02::2',
    '2001:db8:0:0:1:0:0:1',
    '::ffff:1.2.3.4',
    '224.0.0.251',
    '1:2:3:4:5:6:7:8',
  ],
  cidr: ['10.0.0.0/8', '10.1.2.3/31', '::/0', '2001:db8::/32', 'fe80::1/10', '0.0.0.0/0', '1.2.3.4/32'],
  quantity: [
    '1',
    '1.5',
    '-2.75',
    '100m',
    '1Gi',
    '1.5Gi',
    '0.1Ki',
    '1e3',
    '1E',
    '12E6',
    '5n',
    '.5',
    '1.',
    '1k',
    '9223372036854775807',
    '1e-9',
    '1Ei',
    '10Ei',
  ],
  semver: [
    '1.2.3',
    '1.2.3-rc.1',
    '1.2.3-rc.1+b.2',
    '0.0.0',
    '10.20.30',
    '1.0.0-alpha.beta',
    '1.0.0-0A',
    'v1.2.3',
    '1.2',
    '01.2.3',
    '1.2.3-',
  ],
  image: [
    'nginx',
    'nginx:1.25',
    'ghcr.io/a/b:v1',
    'localhost:5000/a',
    'docker.io/nginx',
    'a.b:1/c/d@sha256:' + 'a'.repeat(64),
    'nginx:1@sha256:' + '0'.repeat(64),
    'index.docker.io/x/yy',
  ],
  text: ['hello world', 'größe 🚢 x', 'aaa', '', 'A-b_C.d', 'x=1;y=22;z=333', 'line\nbreak'],
  pattern: ['[a-z]+', '(\\w)(\\d)?', '^h', 'o|l', 'a*', '(x)=(\\d+)', '.', '\\d{2,}', '(?i)HELLO', '[', '\\bw', '$'],
  name: [
    'my-name',
    'My_Name',
    'a.b',
    'a/b',
    'example.com/Name',
    '-a',
    'a-',
    '',
    '1a',
    '2024-02-29',
    '2024-02-29T01:02:03Z',
    '123e4567-e89b-12d3-a456-426614174000',
    'aGk=',
  ],
  json: ['{"a": 1, "b": [1.5, null]}', '[1, "a"]', '"x"', '1e3', '{"a": {"b": {}}}', 'nul', '{"a":}'],
  time: ['2024-01-01T10:20:30Z', '2024-12-31T23:59:59.999999999Z', '1969-07-20T20:17:40+02:00', '2024-02-30T00:00:00Z'],
  period: ['1h', '90m', '1.5s', '-3ms', '7m13s', '1d', '100ns'],
};

/** A form of an expression; words in angle brackets are texts of that kind, or a number. */
const forms: readonly string[] = [
  "isURL('<url>')",
  "url('<url>').get<part>()",
  "url('<url>') == url('<url>')",
  "isIP('<ip>')",
  "ip('<ip>').<test>()",
  "ip('<ip>').family()",
  "string(ip('<ip>'))",
  "ip.isCanonical('<ip>')",
  "ip('<ip>') == ip('<ip>')",
  "isCIDR('<cidr>')",
  "string(cidr('<cidr>').masked())",
  "cidr('<cidr>').prefixLength()",
  "cidr('<cidr>').containsIP('<ip>')",
  "cidr('<cidr>').containsCIDR('<cidr>')",
  "isQuantity('<quantity>')",
  "quantity('<quantity>').isInteger()",
  "quantity('<quantity>').asInteger()",
  "quantity('<quantity>').asApproximateFloat()",
  "sign(quantity('<quantity>'))",
  "quantity('<quantity>').compareTo(quantity('<quantity>'))",
  "quantity('<quantity>').add(quantity('<quantity>')).compareTo(quantity('<quantity>'))",
  "quantity('<quantity>').sub(<n>).asInteger()",
  "isSemver('<semver>')",
  "isSemver('<semver>', true)",
  "semver('<semver>').compareTo(semver('<semver>'))",
  "semver('<semver>', true).minor()",
  "format.named('<format>').value().validate('<name>')",
  "'<text>'.find('<pattern>')",
  "'<text>'.findAll('<pattern>')",
  "'<text>'.findAll('<pattern>', <n>)",
  "'<text>'.matches('<pattern>')",
  "'<text>'.split('<text>')",
  "'<text>'.substring(<n>, <n>)",
  "'<text>'.indexOf('<text>')",
  "'<text>'.replace('<text>', 'z', <n>)",
  "'%<verb>'.format([<n>])",
  "'%<verb>'.format([dyn(<n>.25)])",
  "'%s %<verb>'.format(['<text>', dyn('<text>')])",
  "'%s'.format([['<text>', '<name>']])",
  '[<n>, <n>, <n>].sum()',
  '[<n>, <n>, <n>].isSorted()',
  '[<n>, <n>, <n>].max()',
  '[<n>, <n>, <n>].indexOf(<n>)',
  '[<n>, <n>, <n>].sort().slice(<n>, <n>)',
  '[<n>, <n>, <n>].distinct()',
  "[<n>, <n>].transformList(i, v, v > i, string(v) + '<text>')",
  "{'<text>': <n>}.transformMap(k, v, k.size() + v)",
  "timestamp('<time>') + duration('<period>')",
  "timestamp('<time>').getDayOfYear()",
  "string(timestamp('<time>'))",
  "duration('<period>').getMinutes()",
];

const kyvernoForms: readonly string[] = [
  "isImage('<image>')",
  "image('<image>').<imagePart>()",
  "regex.extract('<text>', '<pattern>')",
  "regex.extractAll('<text>', '<pattern>')",
  "regex.replace('<text>', '<pattern>', '<\\\\1>')",
  "regex.replace('<text>', '<pattern>', 'z', <n>)",
  "json.unmarshal('<json>')",
  "json.marshal(json.unmarshal('<json>'))",
  "yaml.parse('<yaml>')",
  "time.truncate(timestamp('<time>'), duration('<period>'))",
  "time.toCron(timestamp('<time>'))",
  "sha256('<text>') + md5('<name>') + sha1('<url>')",
  'math.round(<n>.12345, <n>)',
  'math.greatest(<n>, <n>)',
  'math.bitXor(<n>, <n>)',
  "parseServiceAccount('system:serviceaccount:<name>:<text>').Name",
  "base64.encode(bytes('<text>'))",
  "cel.bind(x, '<text>', x + x)",
  "'<text>'.orValue(<n>)",
];

/** These stay as they are. */
const words: Readonly<Record<string, readonly string[]>> = {
  // Where YAML is broken, readers differ in what they make of it.
  yaml: [
    'a: 1\\nb: [x, "y"]',
    '- 1\\n- ~\\n',
    'a: |\\n  x\\n',
    '{"a": {"b": 1.5}}',
    'x',
    'a: {',
    'a: yes\\nb: 0x1F\\n',
  ],
  part: ['Scheme', 'Host', 'Hostname', 'Port', 'EscapedPath', 'Query'],
  test: ['isLoopback', 'isUnspecified', 'isLinkLocalMulticast', 'isLinkLocalUnicast', 'isGlobalUnicast'],
  imagePart: ['registry', 'repository', 'tag', 'digest', 'identifier', 'identifierWithSeparator', 'containsDigest'],
  format: [
    'dns1123Label',
    'dns1123Subdomain',
    'dns1035Label',
    'qualifiedName',
    'labelValue',
    'uuid',
    'byte',
    'date',
    'datetime',
    'dns1123LabelPrefix',
  ],
  verb: ['s', 'd', 'f', '.2f', 'e', 'b', 'x', 'X', 'o'],
};

/** An expression that functions of Kubernetes are asked by, and of Kyverno if it may be. */
export function expression(random: Random, isKyverno: boolean): string {
  const form = random.pick(isKyverno && random.chance(0.4) ? kyvernoForms : forms);
  return form.replaceAll(/<(\w+|\\\\1)>/g, (_, kind: string) => {
    if (kind === 'n') return String(random.below(7) - (random.chance(0.2) ? 3 : 0));
    if (kind === '\\\\1') return random.pick(['[\\\\1]', '\\\\0', '\\\\9', 'x']);
    const known = words[kind];
    if (known !== undefined) return random.pick(known);
    return escaped(changed(random, random.pick(texts[kind] ?? [''])));
  });
}

/** Now and then a character is another one, is missing, or stands there twice. */
function changed(random: Random, text: string): string {
  if (text === '' || random.chance(0.6)) return text;
  const characters = Array.from(text);
  const at = random.below(characters.length);
  const instead = random.pick(['', `${characters[at]}${characters[at]}`, '0', ':', '.', '/', '-', 'Z', '%', ' ', '@']);
  return [...characters.slice(0, at), instead, ...characters.slice(at + 1)].join('');
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n');
}
