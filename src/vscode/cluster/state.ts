import type { Connection } from '../../live/state.ts';

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
