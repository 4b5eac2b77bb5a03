import { expect, test } from 'vitest';
import { linksIn } from '../../../src/repository/links.ts';
import { ownFile } from '../../../src/repository/own.ts';
import { memoryTree } from '../../fakes/tree.ts';
import { good } from '../domain/platform/repo.ts';

/** What the links of a file lead to, with their place in it. */
function check(path: string, text: string, expected: readonly string[]): void {
  const own = ownFile(`/repo/${path}`, text, () => memoryTree({ ...good, [path]: text }));
  const links = own === null ? [] : linksIn(own, text);
  expect(links.map(({ range, path: to }) => `${text.slice(range.start, range.end)} → ${to}`)).toEqual(expected);
}

const row = 'applications:\n  chat: { folder: phases/2-services/chat }\n';
const chat = 'phases/2-services/chat → phases/2-services/chat/values.yaml';

test('The table leads to its folders', () => check('applications.yaml', row, [chat]));

test('Offsets are of the whole file', () => check('applications.yaml', `# a comment\n---\n${row}`, [chat]));

test('A phase leads to what it names', () =>
  check('phases/0-hosts/phase.yaml', good['phases/0-hosts/phase.yaml'] ?? '', [
    'bootstrap/hosts/prepare.sh → bootstrap/hosts/prepare.sh',
    'docs/undo.md#hosts → docs/undo.md',
  ]));

test('platform.yaml leads nowhere', () => check('platform.yaml', good['platform.yaml'] ?? '', []));

test('Nothing leads out of nothing', () => check('applications.yaml', '', []));
