import { Composer, Lexer, Parser } from 'yaml';
import type { Document, ErrorCode, YAMLParseError } from 'yaml';
import { thousands } from '../thousands.ts';
import { controlCharacter } from './control.ts';
import { convert } from './convert.ts';
import type { Node } from './node.ts';
import { limits } from './problem.ts';
import type { Problem } from './problem.ts';
import { readSimple } from './simple/readSimple.ts';
import { unclosedIn } from './unclosed.ts';

export interface ParsedDocument {
  /** Null for a document of blank lines and comments, and for one that is too large to judge. */
  readonly root: Node | null;
  readonly problems: readonly Problem[];
  /** Offset of the first syntax error: what lies behind it is a guess of the parser. */
  readonly trustedTo: number;
}

/** Reads the text of one document (see `split`). Never throws: what is wrong with the text is in `problems`. */
export function parse(text: string): ParsedDocument {
  const root = readSimple(text);
  return root === null ? parseFully(text) : { root, problems: [], trustedTo: Number.POSITIVE_INFINITY };
}

/** Reads any text, by the parser of the `yaml` package. */
export function parseFully(text: string): ParsedDocument {
  if (text.length > limits.writtenNodes && countScalars(text) > limits.writtenNodes) return tooLarge;
  try {
    const document = compose(text);
    return document === undefined ? blank : read(text, document);
  } catch (error) {
    if (error instanceof RangeError) return tooDeep;
    throw error;
  }
}

const options = { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;

function compose(text: string): Document.Parsed | undefined {
  for (const document of new Composer(options).compose(new Parser().parse(text), true, text.length)) return document;
  return undefined;
}

function read(text: string, document: Document.Parsed): ParsedDocument {
  const errors = document.errors.map((error): Problem => ({
    code: 'syntax',
    message: sentence(error),
    start: Math.min(error.pos[0], text.length),
    end: Math.min(Math.max(error.pos[1], error.pos[0]), text.length),
  }));
  // The composer catches the overflow of its own recursion.
  if (document.errors.some(({ message }) => message.includes('call stack'))) return tooDeep;
  const converted = convert(text, document.contents);
  if (converted.isTooDeep) return tooDeep;
  if (converted.writtenNodes > limits.writtenNodes) return tooLarge;
  if (converted.aliasedNodes > limits.aliasedNodes) return aliasBomb;
  const control = controlCharacter(text);
  const controls: Problem[] =
    control === undefined ? [] : [{ code: 'syntax', message: 'A control character can stand in no YAML.', ...control }];
  const problems = [...errors, ...controls, ...converted.problems].toSorted((a, b) => a.start - b.start);
  const first = problems.find((problem) => problem.code === 'syntax');
  const trustedTo = first?.start ?? Number.POSITIVE_INFINITY;
  // What comes behind the first syntax error mostly comes of it, and that of what is not closed.
  const before = problems.filter((one) => one.start < trustedTo);
  if (first === undefined) return { root: converted.root, problems: before, trustedTo };
  const unclosed = unclosedIn(text, new Lexer().lex(text));
  const told = unclosed === null || unclosed.start > first.start ? first : unclosed;
  return {
    root: converted.root,
    problems: [...before, told].toSorted((a, b) => a.start - b.start),
    trustedTo,
  };
}

/** What the parser means, for people who write manifests; its own words where they are as good. */
const messages: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: 'The indentation does not fit what stands above it.',
  BLOCK_AS_IMPLICIT_KEY:
    'A second key can\'t begin in this place: quote a text that holds ": ", or mend the indentation.',
  MISSING_CHAR: 'Something is not ended: a quote or bracket is not closed, or a key has no colon.',
  MULTILINE_IMPLICIT_KEY: 'A key is not followed by a colon and a space.',
  TAB_AS_INDENT: 'A tab indents this line; YAML indents with spaces.',
};

function sentence({ code, message }: YAMLParseError): string {
  const [, stray] = /^Unexpected flow-(?:map|seq)-end token .*: "([}\]])"$/.exec(message) ?? [];
  if (stray !== undefined) return `"${stray}" closes nothing.`;
  return messages[code] ?? (message.endsWith('.') ? message : `${message}.`);
}

/** Scalars are written nodes; counting them by the lexer alone spares composing a document that is refused anyway. */
function countScalars(text: string): number {
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) if (lexeme === '\x1f') count++;
  return count;
}

const blank: ParsedDocument = { root: null, problems: [], trustedTo: Number.POSITIVE_INFINITY };
const tooLarge = refused(
  'too-large',
  `The document has more than ${thousands(limits.writtenNodes)} nodes and is not judged; split it into several documents.`,
);
const aliasBomb = refused(
  'alias-bomb',
  `The aliases of the document stand for more than ${thousands(limits.aliasedNodes)} nodes; it is not judged.`,
);
const tooDeep = refused('too-large', 'The document is nested too deep to be read and is not judged; make it flatter.');

function refused(code: Problem['code'], message: string): ParsedDocument {
  return { root: null, problems: [{ code, message, start: 0, end: 0 }], trustedTo: 0 };
}
