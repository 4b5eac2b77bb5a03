import type { CompletionItem, Connection, Hover, Position, SignatureHelp } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { mentionsPolicies } from '../domain/policy/mention.ts';
import { explainedAt } from '../protocol.ts';
import type { ExplainedAtParams } from '../protocol.ts';
import type { KnownKinds } from '../repository/expressionAt.ts';
import type { OpenDocuments } from './documents.ts';

/** Help with writing the expressions of policies, and the words of classic ones. What knows their language is loaded at the first question about one. */
export class Expressions {
  readonly #documents: OpenDocuments;
  readonly #kinds: KnownKinds;

  constructor(connection: Connection, documents: OpenDocuments, kinds: KnownKinds) {
    this.#documents = documents;
    this.#kinds = kinds;
    connection.onCompletion(async ({ textDocument, position }) => [...(await this.#items(textDocument.uri, position))]);
    connection.onSignatureHelp(({ textDocument, position }) => this.#signature(textDocument.uri, position));
    connection.onRequest(explainedAt, (params: ExplainedAtParams) => this.#explanation(params));
  }

  /** Whether there is something to complete: then nobody else may know better. */
  async completes(uri: string, position: Position): Promise<boolean> {
    return (await this.#items(uri, position)).length > 0;
  }

  async #items(uri: string, position: Position): Promise<readonly CompletionItem[]> {
    const document = this.#documentAt(uri);
    if (document === null) return [];
    const offset = document.offsetAt(position);
    const { celCompletion } = await import('./celCompletion.ts');
    const items = celCompletion(document, offset, this.#kinds);
    if (items.length > 0) return items;
    const { classicCompletion } = await import('./classicCompletion.ts');
    return classicCompletion(document, offset, this.#kinds);
  }

  async #signature(uri: string, position: Position): Promise<SignatureHelp | null> {
    const document = this.#documentAt(uri);
    if (document === null) return null;
    const offset = document.offsetAt(position);
    const { celSignature } = await import('./celCompletion.ts');
    const help = celSignature(document, offset, this.#kinds);
    if (help !== null) return help;
    const { classicSignature } = await import('./classicCompletion.ts');
    return classicSignature(document, offset, this.#kinds);
  }

  async #explanation({ uri, line, character }: ExplainedAtParams): Promise<Hover | null> {
    const document = this.#documentAt(uri);
    if (document === null) return null;
    const offset = document.offsetAt({ line, character });
    const { celExplanation } = await import('./celCompletion.ts');
    const explanation = celExplanation(document, offset, this.#kinds);
    if (explanation !== null) return explanation;
    const { classicExplanation } = await import('./classicCompletion.ts');
    return classicExplanation(document, offset, this.#kinds);
  }

  /** Null for what mentions no policy: that is asked about at every letter. */
  #documentAt(uri: string): TextDocument | null {
    const document = this.#documents.text(uri);
    return document !== undefined && mentionsPolicies(document.getText()) ? document : null;
  }
}
