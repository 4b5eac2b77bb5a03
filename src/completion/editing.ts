import { TextDocument } from 'vscode-languageserver-textdocument';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { CompletionItem } from 'vscode-languageserver-types';
import { getLanguageService } from 'yaml-language-server';
import type { Schema } from '../domain/schema/schema.ts';
import type { CompleteResult, EditingParams, HoverResult } from './protocol.ts';

/** yaml-language-server as a function of text, place and schema: it reads no file, asks no network, validates nothing. */
export class YamlEditing {
  readonly #schemas = new Map<string, Schema>();
  #configured = '';
  #version = 0;
  readonly #service = getLanguageService({
    schemaRequestService: (uri) => Promise.reject(new Error(`Slipway fetches no schema: ${uri}`)),
    workspaceContext: { resolveRelativePath: (path) => path },
  });

  async complete(params: EditingParams): Promise<CompleteResult> {
    const document = this.#prepare(params);
    if (document === null) return null;
    const list = await this.#service.doComplete(document, params.position, false);
    return {
      ...list,
      items: list.items.filter(({ kind }) => kind !== CompletionItemKind.Class).map(withoutInventedValue),
    };
  }

  async hover(params: EditingParams): Promise<HoverResult> {
    const document = this.#prepare(params);
    return document === null ? null : this.#service.doHover(document, params.position);
  }

  #prepare({ text, schemaName, schema }: EditingParams): TextDocument | null {
    if (schema !== null) this.#schemas.set(schemaName, schema);
    const known = this.#schemas.get(schemaName);
    if (known === undefined) return null;
    if (this.#configured !== schemaName || schema !== null) {
      this.#service.configure({
        validate: false,
        completion: true,
        hover: true,
        hoverSchemaSource: false,
        yamlVersion: '1.1',
        schemas: [{ uri: `slipway://schema/${encodeURIComponent(schemaName)}`, fileMatch: ['*.yaml'], schema: known }],
      });
      this.#configured = schemaName;
    }
    return TextDocument.create('file:///document.yaml', 'yaml', ++this.#version, withoutModelines(text));
  }
}

/** A number that nobody chose is worse than none: `replicas: 0` stops what runs. */
function withoutInventedValue(item: CompletionItem): CompletionItem {
  const strip = (text: string): string => text.replaceAll(/\$\{(\d+):0\}/g, '$$$1');
  const edit =
    item.textEdit === undefined ? {} : { textEdit: { ...item.textEdit, newText: strip(item.textEdit.newText) } };
  return { ...item, ...(item.insertText === undefined ? {} : { insertText: strip(item.insertText) }), ...edit };
}

/** A modeline can name a schema elsewhere; of the same length it says nothing, and every place stays where it is. */
function withoutModelines(text: string): string {
  return text.replaceAll(/^[ \t]*#[^\n]*\$schema[^\n]*/gm, (line) => `#${' '.repeat(line.length - 1)}`);
}
