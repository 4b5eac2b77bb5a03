import type { Random } from '../../../../peers/random.ts';

/** How somebody writes YAML. */
interface Hand {
  readonly random: Random;
  readonly step: number;
  readonly listStep: number;
}

/** A document with a Pod, a Deployment or a List of both in it, with the same objects in any style. */
export function writtenDocument(random: Random): string {
  const hand = { random, step: random.pick([2, 4]), listStep: random.pick([0, 2]) };
  const objects = Array.from({ length: 1 + random.below(2) }, () => objectOf(random));
  const whole = random.chance(0.4) ? { apiVersion: 'v1', kind: 'List', items: objects } : objects[0];
  const isJson = random.chance(0.1);
  const text = isJson ? `${JSON.stringify(whole, null, random.pick([0, 2]))}\n` : blockOf(whole, hand, 0).join('\n');
  const ended = isJson || random.chance(0.3) ? text : `${text}\n`;
  return random.chance(0.3) ? ended.replaceAll('\n', '\r\n') : ended;
}

function objectOf(random: Random): object {
  const spec = podSpec(random);
  const metadata = { name: 'web', namespace: 'shop', ...(random.chance(0.5) ? { labels: { a: 'b' } } : {}) };
  if (random.chance(0.5)) return { apiVersion: 'v1', kind: 'Pod', metadata, spec };
  const template = { metadata: { labels: { app: 'web' } }, spec };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { replicas: 1, template } };
}

function podSpec(random: Random): object {
  const containers = Array.from({ length: 1 + random.below(3) }, (_, index) => container(random, index));
  return {
    ...(random.chance(0.3) ? { hostNetwork: true } : {}),
    ...(random.chance(0.3) ? { securityContext: random.pick([{}, null, { fsGroup: 1 }]) } : {}),
    containers,
    ...(random.chance(0.3) ? { restartPolicy: 'Always' } : {}),
  };
}

function container(random: Random, index: number): object {
  const security = [{}, null, { privileged: true }, { capabilities: { drop: ['CHOWN'] }, runAsNonRoot: false }];
  const resources = [{}, { limits: { memory: '1Gi' } }];
  const fields = [
    { name: `c${index}` },
    { image: random.pick(['nginx', 'nginx:latest', 'nginx:1.27', 'r.example.com:5000/a@sha256:0']) },
    ...(random.chance(0.5) ? [{ securityContext: random.pick(security) }] : []),
    ...(random.chance(0.5) ? [{ resources: random.pick(resources) }] : []),
    ...(random.chance(0.3) ? [{ args: ['a\nb # no comment\n\n', 'x: y', ''] }] : []),
    ...(random.chance(0.3)
      ? [
          {
            ports: [
              { hostPort: 80, containerPort: 80 },
              { containerPort: 81, hostPort: 81 },
            ],
          },
        ]
      : []),
  ];
  const ordered = random.chance(0.5) ? fields : fields.toReversed();
  return Object.assign({}, ...ordered) as object;
}

function blockOf(value: unknown, hand: Hand, depth: number): string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => itemOf(blockOf(item, hand, depth + 1), hand));
  if (typeof value !== 'object' || value === null) return [scalarOf(value, hand)];
  return Object.entries(value).flatMap(([key, below]) => pairOf(key, below, hand, depth));
}

function pairOf(key: string, value: unknown, hand: Hand, depth: number): string[] {
  const { random } = hand;
  const above = random.chance(0.1) ? [`# about ${key}: {`] : [];
  const behind = random.chance(0.1) ? ' # here' : '';
  if (value === null) return [...above, `${key}:${random.pick(['', ' null', ' ~'])}${behind}`];
  if (typeof value !== 'object') return [...above, ...literalOf(key, value, hand, behind)];
  const isFlow = Object.keys(value).length === 0 || (depth > 2 && random.chance(0.25));
  if (isFlow) return [...above, `${key}: ${flowOf(value, random.pick(['', ' ']))}${behind}`];
  const margin = ' '.repeat(Array.isArray(value) ? hand.listStep : hand.step);
  const inside = blockOf(value, hand, depth + 1);
  const after = random.chance(0.1) ? [`${margin}# end of ${key}`, ''] : [];
  return [...above, `${key}:${behind}`, ...inside.map((line) => (line === '' ? '' : margin + line)), ...after];
}

/** A text over several lines, now and then. */
function literalOf(key: string, value: unknown, hand: Hand, behind: string): string[] {
  const isText = typeof value === 'string' && key === 'image' && hand.random.chance(0.1);
  return isText ? [`${key}: >-`, `${' '.repeat(hand.step)}${value}`] : [`${key}: ${scalarOf(value, hand)}${behind}`];
}

function itemOf(lines: readonly string[], { random }: Hand): string[] {
  const gap = random.chance(0.1) ? '   ' : ' ';
  const first = lines.findIndex((line) => !line.startsWith('#'));
  const margin = ' '.repeat(gap.length + 1);
  return lines.map((line, index) => {
    if (line === '' || index < first) return line;
    return (index === first ? `-${gap}` : margin) + line;
  });
}

function scalarOf(value: unknown, { random }: Hand): string {
  if (typeof value !== 'string') return String(value);
  const isPlain = /^[a-zA-Z][-\w./]*$/.test(value);
  return isPlain && random.chance(0.7) ? value : JSON.stringify(value);
}

function flowOf(value: unknown, gap: string): string {
  if (Array.isArray(value)) return `[${value.map((item) => flowOf(item, gap)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, below]) => `${key}: ${flowOf(below, gap)}`);
  return entries.length === 0 ? '{}' : `{${gap}${entries.join(', ')}${gap}}`;
}
