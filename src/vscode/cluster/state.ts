import type { Contexts } from '../../domain/kubernetes/context.ts';
import type { Answer } from '../../domain/kubernetes/failure.ts';
import type { Connection } from '../../live/state.ts';
import type { ClusterMemory } from './memory.ts';

/** The value of the context key for a connection. */
export function keyOf(connection: Connection): 'none' | 'connecting' | 'live' | 'stale' | 'unreachable' {
  switch (connection.state) {
    case 'idle':
    case 'connecting':
      return 'connecting';
    case 'live':
    case 'stale':
      return connection.state;
    case 'unknown':
      return connection.failure.code === 'kubeconfig' ? 'none' : 'unreachable';
  }
}

/** Why there is none, in a sentence; empty when there is one. */
export function failureIn(connection: Connection): string {
  return 'failure' in connection ? (connection.failure?.message ?? '') : '';
}

/** The name of what was chosen; null when there is no current one. */
export function nameOf(context: string | null, answer: Answer<Contexts>): string | null {
  return context ?? ('value' in answer ? answer.value.current : null);
}

/** Whatever cluster a context was, the next one may be another. */
export async function forget(memory: ClusterMemory, context: string | null, answer: Answer<Contexts>): Promise<void> {
  const name = nameOf(context, answer);
  if (name !== null) await memory.forget(name);
}
