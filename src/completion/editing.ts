import { TextDocument } from 'vscode-languageserver-textdocument';
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
    return document === null ? null : this.#service.doComplete(document, params.position, false);
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

/** A modeline can name a schema elsewhere; of the same length it says nothing, and every place stays where it is. */
function withoutModelines(text: string): string {
  return text.replaceAll(/^[ \t]*#[^\n]*\$schema[^\n]*/gm, (line) => `#${' '.repeat(line.length - 1)}`);
}
