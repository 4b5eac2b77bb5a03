import { describe, expect, test, vi } from 'vitest';
import { Hover } from '../../../src/vscode/hover.ts';
import { hostile } from '../../fixtures/hostile.ts';

vi.mock('vscode', () => import('../../fakes/vscode.ts'));

/** A hover with this text wherever there can be one. */
function saying(text: string): string {
  const hover = new Hover(['slipway.x']);
  hover.strong(text).say(text).line(text).paragraph(text);
  hover.list([text, text], (one) => hover.say(one));
  return hover.paragraph('').link(text, 'slipway.x', text).markdown.value;
}

/** As it is without the links that are ours. */
const prose = (value: string) => value.replaceAll(/\]\(command:slipway\.x\?[\w%.~-]*\)/g, ']');

describe('Whatever a text says', () => {
  test.each(Object.entries(hostile))('%s is only text', (_, text) => {
    const value = prose(saying(text));
    expect(value).not.toMatch(/(?<=(?<!\\)(?:\\\\)*)\]\(/);
    expect(value).not.toMatch(/(?<!\\):\/\/|(?<!\\)@|www\./i);
  });

  test.each(Object.entries(hostile).filter(([, text]) => text.trim() !== ''))('%s makes no line', (_, text) => {
    expect(saying(text).split('\n')).toHaveLength(saying('benign').split('\n').length);
  });
});

test('Only the commands that are named are trusted, and no HTML', () => {
  const { isTrusted, supportHtml } = new Hover(['slipway.x']).markdown;
  expect({ isTrusted, supportHtml }).toEqual({ isTrusted: { enabledCommands: ['slipway.x'] }, supportHtml: false });
});

test('What begins a line is no mark of a list', () => {
  expect(new Hover([]).line('1. x y').markdown.value).toBe('1.&nbsp;x y');
});

test('Lines, paragraphs and items begin as such', () => {
  const hover = new Hover([]).line('a').line('b').paragraph('c');
  hover.list(['d', 'e'], (one) => hover.say(one));
  expect(hover.markdown.value).toBe('a  \nb\n\nc\n\n- d\n- e');
});
