/** A label selector that was understood, or the sentence on why it was not. */
export type Selector = { readonly matches: (labels: Labels | undefined) => boolean } | { readonly problem: string };

type Labels = Readonly<Record<string, string>>;
type Requirement = (labels: Labels) => boolean;

/** What is longer is no selector that anybody wrote. */
const longest = 10_000;

/**
 * A label selector as `kubectl -l` takes it: requirements between commas, all of which have to hold; an empty text
 * matches everything (k8s.io/apimachinery, pkg/labels/selector.go: Parse). Never throws.
 */
export function selectorOf(text: string): Selector {
  if (text.length > longest) return { problem: `A label selector has at most ${longest} characters.` };
  const words = [...text.matchAll(/==|!=|[=!(),<>]|[^\s=!(),<>]+/g)].map(([word]) => word);
  const requirements: Requirement[] = [];
  const reader = new Reader(words);
  while (!reader.isDone()) {
    const requirement = requirementOf(reader);
    if (typeof requirement === 'string') return { problem: `The label selector "${text}" ${requirement}.` };
    requirements.push(requirement);
    if (reader.isDone()) break;
    if (reader.next() !== ',') return { problem: `The label selector "${text}" wants a comma between requirements.` };
    if (reader.isDone()) return { problem: `The label selector "${text}" ends with a comma.` };
  }
  return { matches: (labels = {}) => requirements.every((holds) => holds(labels)) };
}

/** The words of a selector, one after the other. */
class Reader {
  readonly #words: readonly string[];
  #at = 0;

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  isDone(): boolean {
    return this.#at >= this.#words.length;
  }

  peek(): string | undefined {
    return this.#words[this.#at];
  }

  next(): string | undefined {
    return this.#words[this.#at++];
  }
}

/** One requirement, or what is wrong with it. */
function requirementOf(reader: Reader): Requirement | string {
  const absent = reader.peek() === '!';
  if (absent) reader.next();
  const key = reader.next();
  if (key === undefined || isSign(key)) return 'wants the name of a label';
  if (!isKey(key)) return `names "${key}", which is no name of a label`;
  if (absent) return (labels) => valueOf(labels, key) === undefined;
  if (reader.isDone() || reader.peek() === ',') return (labels) => valueOf(labels, key) !== undefined;
  const operator = reader.next();
  switch (operator) {
    case 'in':
    case 'notin': {
      const values = valuesOf(reader);
      if (typeof values === 'string') return values;
      const isIn = (labels: Labels): boolean => values.has(valueOf(labels, key) ?? null);
      return operator === 'in' ? isIn : (labels) => !isIn(labels);
    }
    case '=':
    case '==':
    case '!=': {
      const value = oneValue(reader);
      if ('problem' in value) return value.problem;
      const isEqual = (labels: Labels): boolean => valueOf(labels, key) === value.value;
      return operator === '!=' ? (labels) => !isEqual(labels) : isEqual;
    }
    case '<':
    case '>': {
      const bound = wholeNumber(reader.next());
      if (bound === null) return `compares "${key}" with what is no whole number`;
      return (labels) => {
        const number = wholeNumber(valueOf(labels, key));
        return number !== null && (operator === '<' ? number < bound : number > bound);
      };
    }
    default:
      return `has "${operator ?? ''}" where it wants =, !=, in, notin, < or >`;
  }
}

/** `=` with nothing behind it asks for the empty value. */
function oneValue(reader: Reader): { readonly value: string } | { readonly problem: string } {
  const word = reader.peek();
  if (word === undefined || word === ',') return { value: '' };
  reader.next();
  if (isSign(word)) return { problem: `has "${word}" where it wants a value` };
  return isValue(word) ? { value: word } : { problem: `names "${word}", which is no value of a label` };
}

/** `(a, b)`; a place between commas that is left empty is the empty value. */
function valuesOf(reader: Reader): ReadonlySet<string | null> | string {
  if (reader.next() !== '(') return 'wants values in brackets behind in and notin';
  const values = new Set<string | null>();
  if (reader.peek() === ')') return 'has no value in its brackets';
  for (;;) {
    const word = reader.peek() ?? '';
    if (word === ',' || word === ')') values.add('');
    else if (isSign(word)) return `has "${word}" where it wants a value`;
    else if (!isValue(word)) return `names "${word}", which is no value of a label`;
    else values.add(reader.next() ?? '');
    const end = reader.next();
    if (end === ')') return values;
    if (end !== ',') return 'has a bracket that is not closed';
  }
}

/** A label that the object has itself: `constructor` is a name like any other. */
function valueOf(labels: Labels, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

function isSign(word: string): boolean {
  return word === '' || /^[=!(),<>]/.test(word);
}

/** A name with a prefix or without one (k8s.io/apimachinery, pkg/util/validation: IsQualifiedName). */
function isKey(key: string): boolean {
  const [first = '', second, ...more] = key.split('/');
  const name = second ?? first;
  if (more.length > 0 || name.length > 63 || !word.test(name)) return false;
  return second === undefined || (first.length <= 253 && /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(first));
}

function isValue(value: string): boolean {
  return value.length <= 63 && word.test(value);
}

const word = /^[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?$/;

function wholeNumber(text: string | undefined): bigint | null {
  return text !== undefined && /^[+-]?\d{1,19}$/.test(text) ? BigInt(text.replace('+', '')) : null;
}
