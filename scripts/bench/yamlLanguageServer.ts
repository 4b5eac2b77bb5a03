import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService } from 'yaml-language-server';
import type { Schema, SchemaFile } from '../../src/domain/schema/schema.ts';
import { DrivenServer } from './languageServer.ts';

/* The peer: yaml-language-server with the schema of all built-in kinds in one local file, which is how it knows Kubernetes. */

const schemas = join(import.meta.dirname, '..', '..', 'schemas', 'described', 'kubernetes', '1.36');

export async function startYamlLanguageServer(): Promise<DrivenServer> {
  const script = join(dirname(createRequire(import.meta.url).resolve('yaml-language-server')), 'server.js');
  const server = new DrivenServer(script);
  const yaml = {
    validate: true,
    hover: true,
    completion: true,
    schemaStore: { enable: false },
    schemas: { [await allKinds()]: '/**' },
  };
  await server.initialize({ yaml, http: {}, '[yaml]': {}, editor: {}, files: {} });
  return server;
}

/** Validation alone, without pipes: what an edit costs once everything is loaded. */
export async function yamlValidation(text: string, runs: number): Promise<number[]> {
  const address = await allKinds();
  const service = getLanguageService({
    schemaRequestService: async () => readFile(new URL(address), 'utf8'),
    workspaceContext: { resolveRelativePath: (path) => path },
  });
  service.configure({ validate: true, schemas: [{ uri: address, fileMatch: ['*.yaml'] }] });
  const samples: number[] = [];
  for (let version = 0; version < runs + 3; version++) {
    const document = TextDocument.create('file:///bench/a.yaml', 'yaml', version, `${text}# ${version}\n`);
    const since = performance.now();
    await service.doValidation(document, false);
    if (version >= 3) samples.push(performance.now() - since);
  }
  return samples;
}

let made: Promise<string> | undefined;

/** The address of a file that is one of all kinds, as kubernetes-json-schema's all.json is. */
function allKinds(): Promise<string> {
  made ??= write();
  return made;
}

async function write(): Promise<string> {
  const definitions: Record<string, unknown> = {};
  const kinds: Schema[] = [];
  for (const name of await readdir(schemas)) {
    const text = await readFile(join(schemas, name), 'utf8');
    const file = JSON.parse(text.replaceAll(/"\$ref":"[^"#]*#/g, '"$ref":"#/definitions/')) as SchemaFile;
    for (const [kind, definition] of Object.entries(file.kinds))
      kinds.push({ ...identified(file.definitions[definition], name, kind) });
    Object.assign(definitions, file.definitions);
  }
  const path = join(await mkdtemp(join(tmpdir(), 'slipway-bench-')), 'all.json');
  await writeFile(path, JSON.stringify({ oneOf: kinds, definitions }));
  return pathToFileURL(path).href;
}

function identified(schema: Schema | undefined, file: string, kind: string): Schema {
  const [version = '', name = ''] = kind.split('/');
  const group = file.replace(/\.json$/, '');
  const apiVersion = group === 'core' ? version : `${group}/${version}`;
  return {
    ...schema,
    properties: { ...schema?.properties, apiVersion: { enum: [apiVersion] }, kind: { enum: [name] } },
  };
}
