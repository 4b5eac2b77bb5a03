import { onTestFinished } from 'vitest';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import type { Failure, FailureCode } from '../../../src/domain/kubernetes/failure.ts';
import { LiveCluster } from '../../../src/live/cluster.ts';
import type { Pin } from '../../../src/live/link.ts';
import type { Clusters } from '../../../src/ports.ts';
import { ManualTimers } from '../../fakes/timers.ts';

export const failure = (code: FailureCode): Failure => failureOf(code, `It is ${code}.`);

/** A live cluster, closed after the test, and a way to wait until something is so. */
export function living(
  clusters: Clusters,
  {
    context = null,
    pin = null,
    timers = new ManualTimers(),
  }: { context?: string | null; pin?: Pin | null; timers?: ManualTimers } = {},
) {
  const live = new LiveCluster(clusters, context, { clock: timers, timers, chance: () => 1 }, pin);
  onTestFinished(() => live.close());
  const until = async (isSo: () => boolean): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = (): void => {
      if (isSo()) resolve();
    };
    const off = live.onChange(look);
    look();
    await promise;
    off();
  };
  /** Waits for a state of the connection, and if wanted for the code of its failure. */
  const is = (state: string, code: FailureCode | null = null): Promise<void> =>
    until(() => {
      const { connection } = live;
      const found = 'failure' in connection ? (connection.failure?.code ?? null) : null;
      return connection.state === state && found === code;
    });
  return { live, timers, until, is };
}
