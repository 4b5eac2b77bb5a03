import type { TextDocument } from 'vscode-languageserver-textdocument';
import { splitApiVersion } from '../domain/kubernetes/object.ts';
import { BundledCatalog, asAdmission } from '../domain/schema/bundled.ts';
import { findKind } from '../domain/schema/catalog.ts';
import type { Catalog } from '../domain/schema/catalog.ts';
import { bundle } from '../domain/schema/bundle.ts';
import type { Schema } from '../domain/schema/schema.ts';
import type { SchemaAtParams, SchemaAtResult } from '../protocol.ts';
import type { SchemaFolder } from '../node/schemas.ts';
import { split } from '../domain/yaml/split.ts';
import type { CrdCatalog } from '../repository/crds.ts';

/** Schemas with descriptions, for completion and hover: not loaded before somebody asks for one. */
export class SchemaForEditing {
  /** What lies in the folder goes before what comes with Slipway. */
  readonly catalogs: readonly Catalog[];
  readonly #schemas = new Map<string, Schema>();

  constructor(schemas: SchemaFolder, minor: string, crds: CrdCatalog) {
    const described = new BundledCatalog(
      schemas.index,
      minor,
      (name) => schemas.read(`described/${name.replace(/^described\//, '')}`),
      asAdmission,
    );
    this.catalogs = [crds, described];
  }

  /** The document at a line and the schema of its kind; what the text says at its margin decides, however broken the rest is. */
  schemaAt(document: TextDocument | undefined, { line, known }: SchemaAtParams): SchemaAtResult {
    if (document === undefined) return null;
    const offset = document.offsetAt({ line, character: 0 });
    const chunk = split(document.getText()).findLast(({ start }) => start <= offset);
    const apiVersion = chunk === undefined ? undefined : marginal('apiVersion', chunk.text);
    const kind = chunk === undefined ? undefined : marginal('kind', chunk.text);
    if (chunk === undefined || apiVersion === undefined || kind === undefined) return null;
    const { group, version } = splitApiVersion(apiVersion);
    const found = findKind(this.catalogs, group, version, kind);
    if (found === undefined) return null;
    const name = `${found.source.label}/${apiVersion}/${kind}`;
    const bundled = found.source.from === 'bundled';
    const schema =
      bundled && known.includes(name) ? null : bundled ? this.#kept(name, () => bundle(found)) : bundle(found);
    return { name, schema, firstLine: document.positionAt(chunk.start).line, text: chunk.text };
  }

  #kept(name: string, make: () => Schema): Schema {
    const known = this.#schemas.get(name);
    if (known !== undefined) return known;
    const schema = make();
    this.#schemas.set(name, schema);
    return schema;
  }
}

/** The plain value of a key that stands at the margin. */
function marginal(key: string, text: string): string | undefined {
  return new RegExp(`^${key}:[ \\t]+["']?([^\\s"'#]+)`, 'm').exec(text)?.[1];
}
