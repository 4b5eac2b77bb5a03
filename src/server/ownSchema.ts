import type { TextDocument } from 'vscode-languageserver-textdocument';
import { phaseSchema } from '../domain/phases/schema.ts';
import type { Role } from '../domain/platform/file.ts';
import { applicationsSchema, platformSchema } from '../domain/platform/schema.ts';
import type { Schema } from '../domain/schema/schema.ts';
import { split } from '../domain/yaml/split.ts';
import type { SchemaAtParams, SchemaAtResult } from '../protocol.ts';

/** A file of a platform has the schema of its role, whatever it says. */
export function ownSchemaAt(document: TextDocument, { line, known }: SchemaAtParams, role: Role): SchemaAtResult {
  const offset = document.offsetAt({ line, character: 0 });
  const chunk = split(document.getText()).findLast(({ start }) => start <= offset);
  if (chunk === undefined) return null;
  const name = `Slipway/${role}`;
  const schema = known.includes(name) ? null : inMarkdown(schemas[role]);
  return { name, schema, firstLine: document.positionAt(chunk.start).line, text: chunk.text };
}

const schemas: Readonly<Record<Role, Schema>> = {
  platform: platformSchema,
  applications: applicationsSchema,
  phase: phaseSchema,
};

/** Our descriptions are Markdown: without a keyword of its own a reader shows the signs of it. */
function inMarkdown<Part>(part: Part): Part {
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.map(inMarkdown) as Part;
  const copy = Object.fromEntries(Object.entries(part).map(([key, child]) => [key, inMarkdown(child)]));
  const { description } = copy;
  return (typeof description === 'string' ? { ...copy, markdownDescription: description } : copy) as Part;
}
