import { isBuiltin } from 'node:module';
import type { Source } from './source.ts';

/** One sentence on how the house is built, and what breaks it. */
export interface Rule {
  /** The name of its fixture too. */
  readonly name: string;
  readonly why: string;
  /** A line for each breach. */
  readonly breaches: (sources: readonly Source[]) => readonly string[];
}

/** What every user interface may know. */
const above = ['domain/', 'repository/', 'live/', 'actions/', 'ports.ts', 'writes.ts'];

/** Where the files of a folder may look, by the beginning of a path below src/. A folder may look at itself. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  'domain/': [],
  'contributions.ts': [],
  'ports.ts': ['domain/', 'writes.ts'],
  'writes.ts': ['domain/'],
  'protocol.ts': ['domain/'],
  'repository/': ['domain/'],
  'live/': ['domain/', 'ports.ts', 'writes.ts'],
  'actions/': ['domain/', 'repository/', 'live/', 'ports.ts', 'writes.ts'],
  'node/': ['domain/', 'ports.ts', 'writes.ts'],
  'completion/': ['domain/'],
  'server/': [...above, 'node/', 'protocol.ts'],
  'cli/': [...above, 'node/'],
  'vscode/': [...above, 'protocol.ts', 'contributions.ts', 'completion/protocol.ts'],
  'extension.ts': [...above, 'vscode/', 'node/', 'contributions.ts'],
};

/** Packages that only one place may know. */
const homes: Readonly<Record<string, readonly string[]>> = {
  vscode: ['src/vscode/', 'src/extension.ts'],
  'vscode-languageclient': ['src/vscode/'],
  'vscode-languageserver': ['src/server/'],
  yaml: ['src/domain/yaml/'],
  re2js: ['src/domain/regex.ts'],
  'yaml-language-server': ['src/completion/'],
  ignore: ['src/node/'],
  'age-encryption': ['src/domain/sealing/'],
  '@noble/ciphers': ['src/domain/sealing/'],
  '@noble/hashes': ['src/domain/sealing/', 'src/domain/digest.ts'],
  'modern-tar': ['src/node/'],
};

/** The files that put the parts together: the extension, the servers, the commands of the command line. */
const entry = /^src\/(extension|server\/main|completion\/main|cli\/\w+)\.ts$/;

const pure = /^src\/(domain|repository|actions|live)\/|^src\/(ports|writes|protocol|contributions)\.ts$/;

export const rules: readonly Rule[] = [
  {
    name: 'arrows',
    why: 'vscode, server and cli look at actions, live and repository, these at domain, and domain at nothing: what is below never knows what is above.',
    breaches: (sources) =>
      imports(sources).flatMap(([{ path }, { from }]) => {
        if (!path.startsWith('src/') || !from.startsWith('src/')) return [];
        const home = Object.keys(arrows).find((start) => path.startsWith(`src/${start}`));
        if (home === undefined) return [`${path} is in no folder that has an arrow`];
        const allowed = [home, ...(arrows[home] ?? [])].some((start) => from.startsWith(`src/${start}`));
        return allowed ? [] : [`${path} looks at ${from}`];
      }),
  },
  {
    name: 'outside',
    why: 'The domain, the repository and the actions know the world only by ports.ts: without Node they run anywhere and are tested in memory.',
    breaches: (sources) =>
      imports(sources).flatMap(([{ path }, { from }]) =>
        pure.test(path) && isBuiltin(from) ? [`${path} imports ${from}`] : [],
      ),
  },
  {
    name: 'clock',
    why: 'The domain has no clock, no chance and no world of its own: the same input gives the same output, today and tomorrow.',
    breaches: (sources) =>
      sources.flatMap(({ path, globals }) =>
        path.startsWith('src/domain/') ? globals.map((name) => `${path} uses ${name}`) : [],
      ),
  },
  {
    name: 'entries',
    why: 'Only the entry points construct adapters; all others are given what they use, and can be given something else in a test.',
    breaches: (sources) =>
      imports(sources).flatMap(([{ path }, { from, types }]) => {
        const adapter = /^src\/(node|vscode)\//.exec(from)?.[0];
        const allowed =
          adapter === undefined || types || path.startsWith(adapter) || !path.startsWith('src/') || entry.test(path);
        return allowed ? [] : [`${path} takes ${from} by itself`];
      }),
  },
  {
    name: 'contract',
    why: 'protocol.ts is the only contract between extension host and language server: what both know besides is the domain, and the ports.',
    breaches: (sources) => {
      const known = (folder: string): Set<string> =>
        new Set(
          imports(sources).flatMap(([{ path }, { from }]) =>
            path.startsWith(folder) && from.startsWith('src/') ? [from] : [],
          ),
        );
      const [host, server] = [known('src/vscode/'), known('src/server/')];
      return [...host]
        .filter(
          (from) =>
            server.has(from) &&
            from !== 'src/protocol.ts' &&
            from !== 'src/ports.ts' &&
            !from.startsWith('src/domain/'),
        )
        .map((from) => `vscode/ and server/ both know ${from}`);
    },
  },
  {
    name: 'packages',
    why: 'A package that may be exchanged one day has one home, and nobody else knows it.',
    breaches: (sources) =>
      imports(sources).flatMap(([{ path }, { from }]) => {
        const home = Object.keys(homes).find((name) => from === name || from.startsWith(`${name}/`));
        const allowed =
          home === undefined || !path.startsWith('src/') || homes[home]?.some((start) => path.startsWith(start));
        return allowed === true ? [] : [`${path} imports ${from}`];
      }),
  },
  {
    name: 'cycles',
    why: 'No file needs itself, not even by way of others: each can be read and loaded on its own.',
    breaches: (sources) => {
      const needs = new Map(
        sources.map(({ path, imports: all }) => [path, all.filter(({ types }) => !types).map(({ from }) => from)]),
      );
      return sources.flatMap(({ path }) =>
        path.startsWith('src/') && reaches(path, path, needs) ? [`${path} needs itself`] : [],
      );
    },
  },
  {
    name: 'length',
    why: 'A file has one reason and at most 250 lines: what is longer is two things.',
    breaches: (sources) => sources.flatMap(({ path, lines }) => (lines > 250 ? [`${path} has ${lines} lines`] : [])),
  },
  {
    name: 'words',
    why: 'A folder is one word: a bug report names it.',
    breaches: (sources) =>
      [...new Set(sources.flatMap(({ path }) => path.split('/').slice(0, -1)))]
        .filter((folder) => !/^[a-z]+$/.test(folder))
        .map((folder) => `${folder}/ is not one word`),
  },
  {
    name: 'utils',
    why: 'A file has the name of its concept: what is called utils, helpers or common has none.',
    breaches: (sources) =>
      sources.flatMap(({ path }) =>
        path.split('/').some((part) => /^(utils?|helpers?|common|misc|shared)(\.|$)/i.test(part))
          ? [`${path} says nothing`]
          : [],
      ),
  },
  {
    name: 'barrels',
    why: 'What is imported is imported from where it lives: no index.ts, no export of what another file has.',
    breaches: (sources) =>
      sources.flatMap(({ path, exports }) =>
        path.startsWith('src/') && (exports.again || path.endsWith('/index.ts'))
          ? [`${path} passes on what it does not have`]
          : [],
      ),
  },
  {
    name: 'state',
    why: 'A class holds something: what holds nothing is a function.',
    breaches: (sources) =>
      sources.flatMap(({ path, stateless }) =>
        path.startsWith('src/') ? stateless.map((name) => `${name} in ${path} holds nothing`) : [],
      ),
  },
  {
    name: 'defaults',
    why: 'What is exported has one name wherever it is used: no default exports.',
    breaches: (sources) =>
      sources.flatMap(({ path, exports }) =>
        path.startsWith('src/') && exports.default ? [`${path} exports a default`] : [],
      ),
  },
];

function imports(sources: readonly Source[]) {
  return sources.flatMap((source) => source.imports.map((one) => [source, one] as const));
}

function reaches(from: string, to: string, needs: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const ahead = [...(needs.get(from) ?? [])];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (next === to) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    ahead.push(...(needs.get(next) ?? []));
  }
  return false;
}
