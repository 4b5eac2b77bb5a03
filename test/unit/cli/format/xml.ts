export interface Element {
  /** Names from the root to the element. */
  readonly path: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
}

const token = /<\?xml [^?]*\?>|<\/([\w-]+)>|<([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>|[^<]+/y;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
// oxlint-disable-next-line no-control-regex -- the characters that XML 1.0 does not have
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** The elements of an XML text in their order; throws when it is not well-formed. Knows what JUnit files use. */
export function elementsOf(xml: string): Element[] {
  if (forbidden.test(xml) || !xml.isWellFormed()) throw new Error('A character that XML does not have');
  const elements: Element[] = [];
  const open: string[] = [];
  token.lastIndex = 0;
  for (let match = token.exec(xml); match !== null; match = token.exec(xml)) {
    const [text, closed, name, attributes = '', empty] = match;
    if (closed !== undefined && open.pop() !== closed) throw new Error(`</${closed}> closes nothing`);
    if (name !== undefined) {
      elements.push({ path: [...open, name], attributes: attributesOf(attributes) });
      if (empty === '') open.push(name);
    }
    if (name === undefined && closed === undefined && !text.startsWith('<')) plain(text);
    if (token.lastIndex === xml.length) {
      if (open.length > 0) throw new Error(`<${open.at(-1)}> is never closed`);
      return elements;
    }
  }
  throw new Error('Neither a tag nor text');
}

function attributesOf(text: string): Record<string, string> {
  const found = [...text.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, plain(value)] as const,
  );
  if (new Set(found.map(([name]) => name)).size < found.length) throw new Error('An attribute stands twice');
  return Object.fromEntries(found);
}

function plain(text: string): string {
  if (/&(?!(amp|lt|gt|quot|apos|#\d+);)/.test(text)) throw new Error(`An entity that does not exist: ${text}`);
  return text.replaceAll(
    /&(#?\w+);/g,
    (_, name: string) => entities[name] ?? String.fromCodePoint(Number(name.slice(1))),
  );
}
