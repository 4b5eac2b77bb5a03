/**
 * Runs the suites of `inside/` in the extension host of a real VS Code:
 *   node test/vscode/run.ts [--version 4.139.1] [--trust ask|granted] [--folder inside]
 */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { format, parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { openBrowser } from '../../scripts/editor/browser.ts';
import { startEditor } from '../../scripts/editor/server.ts';
import { freshWorkspace } from '../../scripts/editor/workspace.ts';
import { productVersion, versions } from '../../scripts/environment/vscode.ts';
import { bundleSuites } from './bundle.ts';
import { type Counts, marks } from './counts.ts';

const root = join(import.meta.dirname, '../..');
const limit = 15 * 60_000;

export type InsideRun = {
  /** The npm version that carries VS Code. */
  readonly version?: string;
  readonly trust?: 'ask' | 'granted';
  /** The folder beside this file whose suites run. */
  readonly folder?: string;
  /** For the extension host. */
  readonly environment?: Readonly<Record<string, string>>;
};

/** Runs the suites of a folder and prints what mocha says. A host that dies without counts is one failure. */
export async function runInside({
  version = versions.newest,
  trust = 'granted',
  folder = 'inside',
  environment: more = {},
}: InsideRun = {}): Promise<Counts> {
  const tests = await bundleSuites(folder);
  const workspace = await freshWorkspace(join(root, 'samples'));
  const environment = { SLIPWAY_TEST_VSCODE: productVersion(version), ...more };
  const editor = await startEditor({
    version,
    trust,
    tests,
    environment,
    workspace: workspace.folder,
    extension: { development: root },
  });
  try {
    return await countsFrom(editor.url, `${tests}-${version}.log`);
  } finally {
    await editor.close();
    await workspace.remove();
  }
}

/** The workbench calls two functions of the page: one for each line of any console, one at the end. */
async function countsFrom(url: string, logFile: string): Promise<Counts> {
  const log = createWriteStream(logFile);
  let counts: Counts | undefined;
  const ended = Promise.withResolvers<void>();
  const prepare = async (page: Page): Promise<void> => {
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
      const line = format(...args);
      if (line.startsWith(marks.line)) process.stdout.write(`${line.slice(marks.line.length)}\n`);
      else if (line.startsWith(marks.counts)) counts = JSON.parse(line.slice(marks.counts.length));
      else log.write(`${line}\n`);
    });
    await page.exposeFunction('codeAutomationExit', () => ended.resolve());
    page.on('crash', () => ended.reject(new Error("The browser's page crashed.")));
    page.on('close', () => ended.reject(new Error('The browser has gone.')));
  };
  const browser = await openBrowser(url, prepare);
  const timer = setTimeout(
    () => ended.reject(new Error(`The extension host did not finish in ${limit / 60_000} minutes.`)),
    limit,
  );
  try {
    await ended.promise;
    return counts ?? { passed: 0, failed: 1, skipped: 0, failures: ['the extension host ended without counts'] };
  } finally {
    clearTimeout(timer);
    log.end();
    await browser.close();
  }
}

if (import.meta.main) {
  const text = { type: 'string' } as const;
  const { version, trust, folder } = parseArgs({ options: { version: text, trust: text, folder: text } }).values;
  const counts = await runInside({
    ...(version === undefined ? {} : { version }),
    ...(trust === 'ask' ? { trust } : {}),
    ...(folder === undefined ? {} : { folder }),
  });
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
}
