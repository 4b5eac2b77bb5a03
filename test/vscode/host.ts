import { format } from 'node:util';
import Mocha from 'mocha';
import { type Counts, failureLine, marks } from './counts.ts';

/** The mocha that runs in the extension host; suites add themselves to it when they are imported after this file. */
const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', color: false, timeout: 60_000 });
Mocha.reporters.Base.consoleLog = (...args: unknown[]) => console.log(marks.line + format(...args));
mocha.suite.emit('pre-require', globalThis, '', mocha);

/** Runs the suites, tells their counts, and fails when one of them failed. */
export async function runSuites(): Promise<void> {
  const failures: string[] = [];
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
    runner.on('fail', (test, error: Error) => failures.push(failureLine(test.fullTitle(), error.message)));
  });
  const { passes: passed = 0, failures: failed = 0, pending: skipped = 0 } = stats ?? {};
  const counts: Counts = { passed, failed, skipped, failures };
  console.log(marks.counts + JSON.stringify(counts));
  if (counts.failed > 0) throw new Error(`${counts.failed} failed`);
}
