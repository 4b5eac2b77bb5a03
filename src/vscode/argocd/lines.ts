import * as vscode from 'vscode';
import { commands } from '../../contributions.ts';
import { visible } from '../../domain/visible.ts';
import { commandLink } from '../phases/markdown.ts';

/** What makes addresses of words, where Markdown is written with fewer marks. */
const inAddresses = /(:(?=\/\/)|@|(?<=www)\.)/i;

/** Markdown of a few lines, made of text and of links to our own commands: nothing else in it is obeyed. */
export class Lines {
  readonly markdown = new vscode.MarkdownString();
  #isEmpty = true;
  #isBeginning = true;

  constructor() {
    this.markdown.supportHtml = false;
    this.markdown.isTrusted = {
      enabledCommands: [
        commands.syncApplication,
        commands.refreshApplication,
        commands.openApplication,
        commands.openValues,
        commands.terminateOperation,
        commands.selectCluster,
        commands.askCluster,
      ],
    };
  }

  /** Begins a line. */
  line(text: string): this {
    if (!this.#isEmpty) this.markdown.appendMarkdown('  \n');
    this.#isBeginning = true;
    return this.say(text);
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

  /** `text` is our own. */
  link(text: string, command: string, ...args: readonly unknown[]): this {
    this.#begin();
    this.markdown
      .appendMarkdown('[')
      .appendText(text)
      .appendMarkdown(`](${commandLink(command, ...args)})`);
    return this;
  }

  /** Text as it is: what looks like an address is no link either. */
  #text(text: string): void {
    text.split(inAddresses).forEach((part, index) => {
      if (index % 2 === 0) this.markdown.appendText(part);
      else this.markdown.appendMarkdown(`\\${part}`);
    });
  }

  #begin(): void {
    this.#isEmpty = false;
    this.#isBeginning = false;
  }
}
