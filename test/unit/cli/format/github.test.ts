import { describe, expect, test } from 'vitest';
import { github } from '../../../../src/cli/format/github.ts';
import type { Finding } from '../../../../src/domain/finding.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { fileWith, lintedOf } from '../report.ts';

function output(path: string, message: string, more: Partial<Finding> = {}): string {
  return github(lintedOf({ files: [fileWith(path, [message], more)], failures: [] }));
}

describe('a workflow command', () => {
  test('tells file, place, code and message', () => {
    expect(output('a.yaml', 'It is wrong.')).toBe(
      '::error file=a.yaml,line=2,col=1,endLine=2,endColumn=5,title=schema/type::It is wrong.\n',
    );
  });

  test.each([
    ['error', '::error '],
    ['warning', '::warning '],
    ['information', '::notice '],
  ] as const)('%s is %s', (severity, command) => expect(output('a.yaml', 'x', { severity })).toContain(command));

  test('A hint is none', () => expect(output('a.yaml', 'x', { severity: 'hint' })).toBe(''));

  test('Nothing is printed besides', () => expect(github(lintedOf({ files: [], failures: [] }))).toBe(''));

  test('What would split it is written in per cent', () => {
    expect(output('a,b:c.yaml', '100%\r\n::x::')).toBe(
      '::error file=a%2Cb%3Ac.yaml,line=2,col=1,endLine=2,endColumn=5,title=schema/type::100%25%0D%0A%3A%3Ax%3A%3A\n',
    );
  });
});

describe('whatever is in it, it is one command', () => {
  test.each(Object.entries(hostile))('%s', (_, text) => {
    const line = output(`dir/${text}.yaml`, text);
    expect(line.endsWith('\n')).toBe(true);
    expect(line.slice(0, -1)).not.toMatch(/[\r\n]/);
    const [, properties = '', message = ''] = /^::error (.*?)::(.*)\n$/s.exec(line) ?? [];
    expect(message).not.toContain('::');
    const fields = Object.fromEntries(properties.split(',').map((property) => property.split('=', 2)));
    expect(Object.keys(fields)).toEqual(['file', 'line', 'col', 'endLine', 'endColumn', 'title']);
    expect(readBack(message)).toBe(text);
    expect(readBack(properties.slice('file='.length, properties.indexOf(',line=2,')))).toBe(
      `dir/${text.replaceAll('\\', '/')}.yaml`,
    );
  });
});

/** As the runner reads a value (actions/runner, ActionCommand.cs). */
function readBack(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}
