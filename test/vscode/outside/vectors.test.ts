import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { expect, it } from 'vitest';
import { openBrowser } from '../../../scripts/editor/browser.ts';

const vectors = join(import.meta.dirname, '../../fixtures/sealing/vectors.ts');

/** The vectors and all of the domain that they need as one script, which leaves them in `slipway`. */
async function script(): Promise<string> {
  const bundle = await rolldown({ input: vectors, platform: 'browser' });
  const { output } = await bundle.generate({ format: 'iife', name: 'slipway' });
  await bundle.close();
  return output[0].code;
}

it('A browser seals the bytes of kubeseal', async () => {
  // WebCrypto is there for pages of this machine, and for none that has no address.
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<!doctype html>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await openBrowser(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  try {
    await browser.page.addScriptTag({ content: await script() });
    expect(await browser.page.evaluate('slipway.runVectors(crypto)')).toEqual([]);
  } finally {
    await browser.close();
    server.close();
  }
});
