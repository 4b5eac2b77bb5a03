import { join } from 'node:path';
import { product } from '../product.ts';

/** What `slipway new` is given, and how it must end. */
export interface Bad {
  readonly rule: string;
  readonly args: readonly string[];
  readonly input?: string | Uint8Array;
  readonly status: number;
  readonly stderr: string;
}

const answers = ['--answers', '-', '--template', join(product, 'test/fixtures/template')];

export const bad: readonly Bad[] = [
  {
    rule: 'no folder',
    args: answers,
    status: 2,
    stderr: 'new/bad-flag: Name one folder for the new repository: slipway new DIR --answers FILE.',
  },
  {
    rule: 'an empty name',
    args: ['', ...answers],
    status: 2,
    stderr: 'new/bad-flag: Name one folder for the new repository: slipway new DIR --answers FILE.',
  },
  {
    rule: 'two folders',
    args: ['a', 'b', ...answers],
    status: 2,
    stderr: 'new/bad-flag: Name one folder for the new repository: slipway new DIR --answers FILE.',
  },
  {
    rule: 'no answers',
    args: ['lab'],
    status: 2,
    stderr:
      'new/bad-flag: Name the answers: --answers FILE, or --answers - for standard input; an empty one takes every default.',
  },
  {
    rule: 'a flag that does not exist',
    args: ['lab', '--force', ...answers],
    status: 2,
    stderr: "new/bad-flag: Unknown option '--force'; slipway --help lists the flags.",
  },
  {
    rule: 'a format that does not exist',
    args: ['lab', '--format', 'xml', ...answers],
    status: 2,
    stderr: 'new/bad-flag: --format takes text, json, not "xml".',
  },
  {
    rule: 'answers that are not there',
    args: ['lab', '--answers', 'none.yaml'],
    status: 2,
    stderr: "new/answers: The answers can't be read from none.yaml: it does not exist.",
  },
  {
    rule: 'answers that are a folder',
    args: ['lab', '--answers', 'full'],
    status: 2,
    stderr: "new/answers: The answers can't be read from full: it is a folder.",
  },
  {
    rule: 'answers that are no text',
    args: ['lab', ...answers],
    input: Uint8Array.of(0xff, 0x00, 0xc3),
    status: 2,
    stderr: "new/answers: The answers can't be read from standard input: it is no text.",
  },
  {
    rule: 'answers without an end',
    args: ['lab', ...answers],
    input: new Uint8Array(17 * 1024 * 1024).fill(0x20),
    status: 2,
    stderr: "new/answers: The answers can't be read from standard input: it has more than 16 MB.",
  },
  {
    rule: 'a template that is not there',
    args: ['lab', '--answers', '-', '--template', 'none'],
    status: 2,
    stderr: "new/template: The template none can't be read: it does not exist.",
  },
  {
    rule: 'a template that is none',
    args: ['lab', '--answers', '-', '--template', 'full'],
    status: 2,
    stderr: 'new/template: full has no platform.yaml that can be read, so it is no template of a platform.',
  },
  {
    rule: 'a template with a link',
    args: ['lab', '--answers', '-', '--template', 'linked'],
    status: 2,
    stderr:
      'new/template-link: "passwd" in the template linked is a link, which may lead anywhere; put a file in its place.',
  },
  {
    rule: 'a folder that holds something',
    args: ['full', ...answers],
    status: 4,
    stderr: 'new/not-empty: full is not empty, it holds "x"; name a folder that does not exist yet, or an empty one.',
  },
  {
    rule: 'the folder where one stands',
    args: ['.', ...answers],
    status: 4,
    stderr: 'new/not-empty: . is not empty, it holds "file"; name a folder that does not exist yet, or an empty one.',
  },
  {
    rule: 'a file',
    args: ['file', ...answers],
    status: 4,
    stderr:
      'new/not-a-folder: file is a file or a link to nothing; name a folder that does not exist yet, or an empty one.',
  },
  {
    rule: 'a place below a file',
    args: ['file/lab', ...answers],
    status: 2,
    stderr: "new/write: file/lab can't be looked at: a part of its path is a file.",
  },
  {
    rule: 'a folder that holds something, in a dry run too',
    args: ['full', '--dry-run', ...answers],
    status: 4,
    stderr: 'new/not-empty: full is not empty, it holds "x"; name a folder that does not exist yet, or an empty one.',
  },
  {
    rule: 'a misspelt key',
    args: ['lab', ...answers],
    input: 'platform:\n  host: []\n',
    status: 2,
    stderr: 'platform/unknown-key: -:2:3: Unknown key "host" in platform; did you mean "hosts"?',
  },
  {
    rule: 'a key of JavaScript',
    args: ['lab', ...answers],
    input: '{"__proto__": {"a": 1}}',
    status: 2,
    stderr: 'platform/unknown-key: -:1:2: Unknown key "__proto__" in platform.yaml.',
  },
  {
    rule: 'a second document',
    args: ['lab', ...answers],
    input: 'platform: {}\n---\n',
    status: 2,
    stderr: 'platform/type: -:2:1: The answers are one document; a second begins here.',
  },
  {
    rule: 'control characters',
    args: ['lab', ...answers],
    input: 'platform: {"a\\u001b[2J": 1}',
    status: 2,
    stderr: String.raw`platform/unknown-key: -:1:12: Unknown key "a\u{1b}[2J" in platform.`,
  },
];
