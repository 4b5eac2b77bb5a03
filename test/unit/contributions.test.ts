import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { commands, contextKeys, languages, languageStatus, settings, views } from '../../src/contributions.ts';
import { product } from './product.ts';

interface Property {
  readonly default: unknown;
  readonly scope: string;
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownDescription?: string;
}

/** `true`, or what is missing as long as nobody trusts the workspace. */
type Trust =
  | { readonly supported: true }
  | {
      readonly supported: 'limited';
      readonly description: string;
      readonly restrictedConfigurations?: readonly string[];
    };

const properties: Readonly<Record<string, Property>> = manifest.contributes.configuration.properties;
const written = readFileSync(join(product, 'package.json'), 'utf8');
const texts = JSON.parse(readFileSync(join(product, 'package.nls.json'), 'utf8')) as Readonly<Record<string, string>>;

describe('what code refers to is what package.json declares', () => {
  test('Commands', () => {
    expect(manifest.contributes.commands.map(({ command }) => command)).toEqual(Object.values(commands));
  });

  test('Views, each with a welcome for when it is empty', () => {
    const declared = Object.values(manifest.contributes.views).flat();
    expect(declared.map(({ id }) => id)).toEqual(Object.values(views));
    expect(Object.keys(manifest.contributes.views)).toEqual(
      manifest.contributes.viewsContainers.activitybar.map(({ id }) => id),
    );
    const welcomed = new Set(manifest.contributes.viewsWelcome.map(({ view }) => view));
    expect([...welcomed]).toEqual(Object.values(views));
  });

  test('A welcome leads to commands that exist, and depends on keys that somebody sets', () => {
    const own = [...Object.values(commands), 'vscode.openFolder', 'workbench.trust.manage'];
    const keys = Object.values(contextKeys);
    for (const { contents, when } of manifest.contributes.viewsWelcome) {
      const text = texts[contents.replaceAll('%', '')] ?? '';
      for (const [, id = ''] of text.matchAll(/\(command:([\w.]+)\)/g)) expect(own).toContain(id);
      for (const [key] of when.matchAll(/slipway\.\w+/g)) expect(keys).toContain(key);
    }
  });

  test('Every command stands under "Slipway"', () => {
    for (const { category } of manifest.contributes.commands) expect(category).toBe('Slipway');
  });

  test('Settings with their defaults', () => {
    const declared = Object.entries(properties).map(([key, property]) => [key, { default: property.default }]);
    expect(Object.fromEntries(declared)).toEqual(settings);
  });

  test('A default is one of the values that a setting takes, and each value is explained', () => {
    for (const property of Object.values(properties)) {
      expect(property.enum ?? [property.default]).toContain(property.default);
      expect(property.enumDescriptions ?? []).toHaveLength(property.enum?.length ?? 0);
    }
  });

  test('The languages that start the extension', () => {
    const starting = manifest.activationEvents.filter((event) => event.startsWith('onLanguage:'));
    expect(starting.toSorted()).toEqual(languages.map((language) => `onLanguage:${language}`).toSorted());
  });

  test('Ids begin with "slipway."', () => {
    const ids = [...Object.values(commands), ...Object.keys(settings), ...Object.values(languageStatus)];
    for (const id of ids) expect(id).toMatch(/^slipway\.[a-zA-Z]+(\.[a-zA-Z]+)*$/);
  });

  test('A command is named as its id, so that both are found', () => {
    for (const [name, id] of Object.entries(commands)) {
      const [, topic = '', verb = ''] = id.split('.');
      expect(name).toBe(`${verb}${topic.charAt(0).toUpperCase()}${topic.slice(1)}`);
    }
  });
});

describe('texts that are shown', () => {
  const used = [...new Set([...written.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? ''))].toSorted();

  test('Every text that package.json names is in package.nls.json, and none is left over', () => {
    expect(Object.keys(texts).toSorted()).toEqual(used);
  });

  test('A title or a description is never written in package.json itself', () => {
    const described: readonly Property[] = Object.values(properties);
    const shown = [
      ...manifest.contributes.commands.map(({ title }) => title),
      ...described.map(({ markdownDescription }) => markdownDescription),
      ...described.flatMap(({ enumDescriptions }) => enumDescriptions ?? []),
    ];
    for (const text of shown) expect(text).toMatch(/^%[\w.]+%$/);
  });

  test('None is empty', () => {
    for (const text of Object.values(texts)) expect(text).toMatch(/\S/);
  });
});

describe('a workspace that nobody trusts', () => {
  const trust = manifest.capabilities.untrustedWorkspaces as Trust;
  const dangerous = Object.entries(properties).flatMap(([key, { scope }]) =>
    /^(machine|application)/.test(scope) ? [key] : [],
  );

  test('is judged: Slipway works in it, wholly or with a word on what it leaves', () => {
    expect([true, 'limited']).toContain(trust.supported);
    expect(trust.supported === true ? '%x%' : trust.description).toMatch(/^%[\w.]+%$/);
  });

  test('does not set what leads to tools, files and clusters', () => {
    expect(trust.supported === true ? [] : (trust.restrictedConfigurations ?? [])).toEqual(dangerous);
  });
});
