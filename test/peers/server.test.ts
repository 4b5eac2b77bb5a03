import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DrivenServer } from '../../scripts/bench/languageServer.ts';
import type { Published } from '../../scripts/bench/languageServer.ts';
import { moduleDir } from '../../scripts/peers/modules.ts';
import { describeWithPeers } from './tools.ts';

const small = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndatta: {a: b}\n';

describeWithPeers('The language server with a file of 5.8 MB', () => {
  let server: DrivenServer;
  let large: string;

  beforeEach(async () => {
    large = await readFile(join(await moduleDir('kyverno'), 'config/install-latest-testing.yaml'), 'utf8');
    server = new DrivenServer(join(import.meta.dirname, '../../dist/server.cjs'));
    await server.initialize();
  });

  afterEach(() => server.stop());

  test('judges all of it', async () => {
    const { diagnostics } = await server.open('file:///large.yaml', `${large}---\n${small}`);
    expect(diagnostics).toMatchObject([{ code: 'schema/unknown-field' }]);
  });

  test('answers for another file first, and for each of its changes', async () => {
    const order: string[] = [];
    const noting = async (name: string, published: Promise<Published>): Promise<void> => {
      await published;
      order.push(name);
    };
    const slow = noting('large', server.open('file:///large.yaml', large));
    await noting('small', server.open('file:///small.yaml', small));
    await noting('change', server.insert('file:///small.yaml', 2, { line: 3, character: 0 }, '# note\n'));
    await slow;
    expect(order).toEqual(['small', 'change', 'large']);
  });
});
