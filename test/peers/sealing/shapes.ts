/** Secrets in all the ways that people write them. */

/** What a Secret holds and is called; the texts below say it in many ways. */
export interface Content {
  readonly name: string;
  readonly namespace: string;
  readonly values: Readonly<Record<string, Buffer>>;
}

export interface Shape {
  readonly name: string;
  /** Only text can be written in this way. */
  readonly textOnly: boolean;
  readonly write: (content: Content) => string;
  /** Whether kubeseal reads it too; else it gets the same as plain JSON. */
  readonly forKubeseal: boolean;
}

export const shapes: readonly Shape[] = [
  { name: 'data', textOnly: false, forKubeseal: true, write: (content) => yaml(content, { data: encoded(content) }) },
  {
    name: 'stringData',
    textOnly: true,
    forKubeseal: true,
    write: (content) => yaml(content, { stringData: plain(content) }),
  },
  {
    name: 'both, stringData counts',
    textOnly: true,
    forKubeseal: true,
    write: (content) => {
      const first = Object.keys(content.values).slice(0, 1);
      const data = { ...Object.fromEntries(first.map((key) => [key, 'b3ZlcnJpZGRlbg=='])), extra: 'AAEC/w==' };
      return yaml(content, { data, stringData: plain(content) });
    },
  },
  {
    name: 'labels, annotations, finalizers, type, immutable',
    textOnly: false,
    forKubeseal: true,
    write: (content) =>
      yaml(content, { type: 'example.com/own', immutable: true, data: encoded(content) }, [
        '  labels:',
        '    app.kubernetes.io/name: gitlab',
        '    # a comment',
        '    "quoted": "1.10"',
        '  finalizers: [example.com/keep]',
        '  annotations:',
        '    argocd.argoproj.io/sync-wave: "-1"',
        '    note: |',
        '      two',
        '      lines',
        '    folded: >-',
        '      two',
        '      words',
      ]),
  },
  {
    name: 'what the API server fills in',
    textOnly: false,
    forKubeseal: true,
    write: (content) =>
      yaml(content, { data: encoded(content) }, [
        '  uid: 5d5f0d0e-0000-4000-8000-000000000000',
        '  resourceVersion: "41"',
        '  generation: 3',
        '  creationTimestamp: "2026-01-01T00:00:00Z"',
        '  selfLink: /api/v1/x',
        '  ownerReferences: [{apiVersion: v1, kind: Pod, name: a, uid: b}]',
        '  managedFields: [{manager: kubectl, operation: Update, apiVersion: v1}]',
        '  annotations:',
        `    kubectl.kubernetes.io/last-applied-configuration: '{"kind":"Secret","data":{}}'`,
      ]),
  },
  {
    name: 'comments, a marker, a type in front',
    textOnly: false,
    forKubeseal: true,
    write: (content) =>
      `# head\n---\ntype: Opaque # kind of it\n# first\n${yaml(content, { data: encoded(content) })}  # last\n`,
  },
  {
    name: 'braces',
    textOnly: false,
    forKubeseal: true,
    write: ({ name, namespace, ...content }) =>
      `apiVersion: v1\nkind: Secret\nmetadata: { name: ${name}, namespace: ${namespace}, labels: { a: b } }\ndata: ${JSON.stringify(encoded({ name, namespace, ...content }))}\n`,
  },
  {
    name: 'CRLF',
    textOnly: false,
    forKubeseal: true,
    write: (content) => yaml(content, { data: encoded(content) }).replaceAll('\n', '\r\n'),
  },
  {
    name: 'blocks of text',
    textOnly: true,
    forKubeseal: true,
    write: (content) => blocks(content),
  },
  {
    name: 'blocks of text, CRLF',
    textOnly: true,
    forKubeseal: true,
    write: (content) => blocks(content).replaceAll('\n', '\r\n'),
  },
  {
    name: 'a byte order mark, no newline at the end',
    textOnly: false,
    forKubeseal: false,
    write: (content) => `\ufeff${yaml(content, { data: encoded(content) }).trimEnd()}`,
  },
  { name: 'JSON on one line', textOnly: false, forKubeseal: true, write: (content) => json(content, undefined) },
  { name: 'JSON with tabs', textOnly: false, forKubeseal: true, write: (content) => json(content, '\t') },
  {
    name: 'a stream',
    textOnly: false,
    forKubeseal: false,
    write: (content) => `${other}---\n${yaml(content, { data: encoded(content) })}---\n${other}`,
  },
  {
    name: 'a List',
    textOnly: false,
    forKubeseal: false,
    write: (content) =>
      `apiVersion: v1\nkind: List\nitems:\n- ${indented(other)}- ${indented(yaml(content, { data: encoded(content) }))}`,
  },
  {
    name: 'a SecretList without kinds',
    textOnly: false,
    forKubeseal: false,
    write: ({ name, namespace, ...content }) => {
      const item = { metadata: { name, namespace }, data: encoded({ name, namespace, ...content }) };
      return `${JSON.stringify({ kind: 'SecretList', apiVersion: 'v1', items: [item] }, null, 2)}\n`;
    },
  },
];

/** The values that every shape holds. */
export const values: Readonly<Record<string, Buffer>> = {
  empty: Buffer.alloc(0),
  'a.b_C-d': Buffer.from('correct horse battery staple'),
  unicode: Buffer.from('pässwörd 🚢 \u2028 "quoted" \\ end'),
  lines: Buffer.from('first\n\n  second\nthird\n'),
  large: Buffer.from('0123456789abcdef'.repeat(4096)),
};

export const binary: Readonly<Record<string, Buffer>> = {
  bytes: Buffer.from(Uint8Array.from({ length: 512 }, (_, index) => index % 256)),
};

/** The Secret as plain as it can be said. */
export function json({ name, namespace, ...content }: Content, indent: string | undefined): string {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace },
    data: encoded({ name, namespace, ...content }),
  };
  return JSON.stringify(secret, null, indent);
}

const other = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n    name: "other" # stays\n';

/** Each text as a block that keeps it to the last line break, as far as YAML can say it so. */
function blocks(content: Content): string {
  const { name, namespace, values: all } = content;
  const entries = Object.entries(all).map(([key, value]) => {
    const text = value.toString('utf8');
    if (text === '' || text.includes('\u2028')) return `  ${key}: ${inQuotes(text)}\n`;
    const lines = text.replaceAll(/^(?=.)/gm, '    ');
    return text.endsWith('\n') ? `  ${key}: |\n${lines}` : `  ${key}: |-\n${lines}\n`;
  });
  return `${yaml({ name, namespace, values: {} }, {})}stringData:\n${entries.join('')}`;
}

function yaml(
  { name, namespace }: Content,
  fields: Readonly<Record<string, unknown>>,
  metadata: readonly string[] = [],
): string {
  const lines = [
    'apiVersion: v1',
    'kind: Secret',
    'metadata:',
    `  name: ${name}`,
    `  namespace: ${namespace}`,
    ...metadata,
  ];
  for (const [field, value] of Object.entries(fields)) {
    if (typeof value !== 'object' || value === null) lines.push(`${field}: ${String(value)}`);
    else lines.push(`${field}:`, ...Object.entries(value).map(([key, text]) => `  ${key}: ${inQuotes(text)}`));
  }
  return `${lines.join('\n')}\n`;
}

/** As JSON has it; what YAML 1.1 would take for a line break is written by its number. */
export function inQuotes(text: unknown): string {
  const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text).replaceAll(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, escaped);
}

function indented(text: string): string {
  return `${text.trimEnd().replaceAll('\n', '\n  ')}\n`;
}

function encoded({ values: all }: Content): Record<string, string> {
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, value.toString('base64')]));
}

function plain({ values: all }: Content): Record<string, string> {
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, value.toString('utf8')]));
}
