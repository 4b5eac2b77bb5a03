import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import type { IOnigLib } from 'vscode-textmate';
import manifest from '../../../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '../../..');
const { grammars } = manifest.contributes;

/** The file of a scope: YAML's own as VS Code ships them, and those of the manifest. */
const files: ReadonlyMap<string, string> = new Map([
  ['source.yaml', 'test/fixtures/grammars/yaml.tmLanguage.json'],
  ['source.yaml.1.2', 'test/fixtures/grammars/yaml-1.2.tmLanguage.json'],
  ['source.yaml.embedded', 'test/fixtures/grammars/yaml-embedded.tmLanguage.json'],
  ...grammars.map(({ scopeName, path }) => [scopeName, path] as const),
]);

/** A piece of a line, and its scopes with the innermost last. */
export interface Piece {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** The pieces of a YAML text as VS Code colours them, in their order; `bare` is without what Slipway adds. */
export async function tokenise(text: string, { bare = false } = {}): Promise<readonly Piece[]> {
  const grammar = await (bare ? plain : extended).loadGrammar('source.yaml');
  const pieces: Piece[] = [];
  let stack = textmate.INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar?.tokenizeLine(line, stack) ?? { tokens: [], ruleStack: stack };
    for (const { startIndex, endIndex, scopes } of tokens) {
      pieces.push({ text: line.slice(startIndex, endIndex), scopes });
    }
    stack = ruleStack;
  }
  return pieces;
}

/** The words that a language colours, each with what it takes them for: `object variable.language`. */
export async function coloured(text: string, language: 'cel' | 'jmespath'): Promise<readonly string[]> {
  const ending = `.${language}`;
  const pieces = await tokenise(text);
  return pieces.flatMap(({ text: word, scopes }) => {
    const scope = scopes.at(-1) ?? '';
    return scope.endsWith(ending) && !scope.startsWith('source.') ? [`${word} ${scope.slice(0, -ending.length)}`] : [];
  });
}

/** The lines' parts that a language has taken, colour or not. */
export async function taken(text: string, language: 'cel' | 'jmespath'): Promise<string> {
  const pieces = await tokenise(text);
  const own = pieces.filter(({ scopes }) => scopes.includes(`source.${language}`));
  return own.map((piece) => piece.text).join('');
}

const engine: Promise<IOnigLib> = loadEngine();
const extended = registryWith(grammars.filter(({ injectTo }) => injectTo?.includes('source.yaml')));
const plain = registryWith([]);

function registryWith(injected: readonly { readonly scopeName: string }[]): textmate.Registry {
  return new textmate.Registry({
    onigLib: engine,
    loadGrammar: async (scope) => {
      const file = files.get(scope);
      return file === undefined ? null : textmate.parseRawGrammar(readFileSync(join(root, file), 'utf8'), file);
    },
    getInjections: (scope) => (scope === 'source.yaml' ? injected.map(({ scopeName }) => scopeName) : []),
  });
}

async function loadEngine(): Promise<IOnigLib> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(readFileSync(wasm));
  return {
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  };
}
