import * as vscode from 'vscode';
import { visible } from '../domain/visible.ts';
import { commandLink } from './phases/markdown.ts';

/** What makes addresses of words, where Markdown is written with fewer marks. */
const inAddresses = /(:(?=\/\/)|@|(?<=www)\.)/i;

/**
 * Markdown of a few lines, made of text and of links to our own commands: nothing else in it is obeyed. Texts of the
 * cluster and of the repository are data, whatever they say (SAFETY 6).
 */
export class Hover {
  readonly markdown = new vscode.MarkdownString();
  #isEmpty = true;
  #isBeginning = true;

  /** `enabledCommands` are those that its links may run. */
  constructor(enabledCommands: readonly string[]) {
    this.markdown.supportHtml = false;
    this.markdown.isTrusted = { enabledCommands };
  }

  /** Begins a line. */
  line(text: string): this {
    return this.#break('  \n').say(text);
  }

  /** Begins a paragraph. */
  paragraph(text: string): this {
    return this.#break('\n\n').say(text);
  }

  /** Begins a list, of which each item is said in turn. */
  list<Item>(items: readonly Item[], say: (item: Item) => void): this {
    for (const [index, item] of items.entries()) {
      this.#break(index === 0 ? '\n\n' : '\n').#begin();
      this.markdown.appendMarkdown('- ');
      this.#isBeginning = true;
      say(item);
    }
    return this;
  }

  say(text: string): this {
    if (text === '') return this;
    const isBeginning = this.#isBeginning;
    this.#begin();
    // The editor writes spaces of texts so that no line breaks there. At a beginning it stays so: "1. x" is no list.
    const [first = '', ...others] = visible(text).split(isBeginning ? /(?<=\S \S+) (?=\S)/ : /(?<=\S) (?=\S)/);
    this.#text(first);
    for (const other of others) {
      this.markdown.appendMarkdown(' ');
      this.#text(other);
    }
    return this;
  }

  strong(text: string): this {
    this.#begin();
    this.markdown.appendMarkdown('**');
    this.#text(visible(text));
    this.markdown.appendMarkdown('**');
    return this;
  }

  link(text: string, command: string, ...args: readonly unknown[]): this {
    this.#begin();
    this.markdown.appendMarkdown('[');
    this.#text(visible(text));
    this.markdown.appendMarkdown(`](${commandLink(command, ...args)})`);
    return this;
  }

  /** Text as it is: what looks like an address is no link either. */
  #text(text: string): void {
    text.split(inAddresses).forEach((part, index) => {
      if (index % 2 === 0) this.markdown.appendText(part);
      else this.markdown.appendMarkdown(`\\${part}`);
    });
  }

  #break(mark: string): this {
    if (!this.#isEmpty) this.markdown.appendMarkdown(mark);
    this.#isBeginning = true;
    return this;
  }

  #begin(): void {
    this.#isEmpty = false;
    this.#isBeginning = false;
  }
}
