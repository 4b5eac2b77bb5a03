import { format } from 'node:util';
import Mocha from 'mocha';
import { type Counts, marks } from './counts.ts';

/** The mocha that runs in the extension host; suites add themselves to it when they are imported after this file. */
const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', color: false, timeout: 60_000 });
Mocha.reporters.Base.consoleLog = (...args: unknown[]) => console.log(marks.line + format(...args));
mocha.suite.emit('pre-require', globalThis, '', mocha);

/** Runs the suites, tells their counts, and fails when one of them failed. */
export async function runSuites(): Promise<void> {
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  const counts: Counts = { passed: stats?.passes ?? 0, failed: stats?.failures ?? 0, skipped: stats?.pending ?? 0 };
  console.log(marks.counts + JSON.stringify(counts));
  if (counts.failed > 0) throw new Error(`${counts.failed} failed`);
}
