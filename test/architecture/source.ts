import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseSync, Visitor } from 'rolldown/utils';

/** What the rules ask of one file. */
export interface Source {
  /** From the root of the repository. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  /** What it gives to others: what another file has, a default, anything that is there at run time. */
  readonly exports: { readonly again: boolean; readonly default: boolean; readonly values: boolean };
  /** Names of classes that hold nothing and extend nothing. */
  readonly stateless: readonly string[];
  /** Clock, chance and the world outside, as far as no import brings them. */
  readonly globals: readonly string[];
}

export interface Import {
  /** The path of a file of this repository, or the name of a package. */
  readonly from: string;
  /** Only types come in, which are gone at run time. */
  readonly types: boolean;
}

/** The sources below a root; in a fixture every file ends with `.txt`, so that no other tool takes it for a source. */
export function sourcesIn(root: string, suffix = ''): Source[] {
  const patterns = ['src', 'webview', 'scripts', 'test'].map((folder) => `${folder}/**/*.{ts,mjs}${suffix}`);
  return globSync(patterns, { cwd: root })
    .toSorted()
    .map((path) => read(path.slice(0, path.length - suffix.length), readFileSync(join(root, path), 'utf8')));
}

function read(path: string, text: string): Source {
  const { program, module } = parseSync(path, text);
  const given = module.staticExports.flatMap(({ entries }) => entries);
  const stateless: string[] = [];
  const globals: string[] = [];
  const names = new Set<number>();
  new Visitor({
    ClassDeclaration: ({ id, superClass, body }) => {
      const holds = body.body.some(({ type }) => type === 'PropertyDefinition' || type === 'AccessorProperty');
      if (superClass === null && !holds) stateless.push(id?.name ?? '');
    },
    MemberExpression: ({ object, property, computed }) => {
      if (!computed) names.add(property.start);
      const member = `${object.type === 'Identifier' ? object.name : ''}.${property.type === 'Identifier' ? property.name : ''}`;
      if (member === 'Date.now' || member === 'Math.random') globals.push(member);
    },
    NewExpression: ({ callee, arguments: passed }) => {
      if (callee.type === 'Identifier' && callee.name === 'Date' && passed.length === 0) globals.push('new Date()');
    },
    Property: ({ key, shorthand }) => void (shorthand || names.add(key.start)),
    PropertyDefinition: ({ key }) => void names.add(key.start),
    MethodDefinition: ({ key }) => void names.add(key.start),
    TSPropertySignature: ({ key }) => void names.add(key.start),
    Identifier: ({ name, start }) => {
      if (outside.has(name) && !names.has(start)) globals.push(name);
    },
  }).visit(program);
  return {
    path,
    lines: text.split('\n').length - 1,
    imports: [
      ...module.staticImports.map(({ moduleRequest, entries }) => ({
        from: resolved(path, moduleRequest.value),
        types: entries.length > 0 && entries.every(({ isType }) => isType),
      })),
      ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
        from: resolved(path, text.slice(start, end).replaceAll(/^['"]|['"]$/g, '')),
        types: false,
      })),
    ],
    exports: {
      again: given.some(({ moduleRequest }) => moduleRequest !== null),
      default: given.some(({ exportName }) => exportName.kind === 'Default'),
      values: given.some(({ isType }) => !isType),
    },
    stateless,
    globals,
  };
}

const outside = new Set(
  'performance process fetch console globalThis Buffer require setTimeout setInterval setImmediate WebSocket'.split(
    ' ',
  ),
);

function resolved(path: string, request: string): string {
  return request.startsWith('.') ? posix.join(dirname(path), request) : request;
}
