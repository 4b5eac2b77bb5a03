import type { Page } from 'playwright-core';
import { until } from '../../../scripts/editor/until.ts';

/**
 * Until what the extension remembers of a workspace names that step on disk: the editor writes it a tenth of a second after
 * it was told, and a window that goes before that has the step before.
 */
export async function remembered(page: Page, step: string): Promise<void> {
  const wanted = `"step":${JSON.stringify(step)}`;
  await until(page, `${wanted} to be written`, async () => {
    const values = await page.evaluate<readonly unknown[]>(written);
    return values.some((value) => typeof value === 'string' && value.includes(wanted)) || undefined;
  });
}

/** Runs in the page: the browser of a served editor has its storage. */
const written = `(async () => {
  const answerOf = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const all = [];
  for (const { name } of await indexedDB.databases()) {
    if (!name.startsWith('vscode-web-state-db-')) continue;
    const database = await answerOf(indexedDB.open(name));
    const stores = [...database.objectStoreNames];
    for (const store of stores) all.push(...(await answerOf(database.transaction(store).objectStore(store).getAll())));
    database.close();
  }
  return all;
})()`;
