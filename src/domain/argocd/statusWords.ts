import type { Message, StatusText } from './statusText.ts';
import type { State } from './state.ts';

/** The line in plain English, without its icon: `Argo CD: gitlab syncing`. `ago` words an age. */
export function words({ message, at }: StatusText, ago: (at: Date) => string): string {
  const line = lineOf(message);
  return at === null ? line : `${line} · ${ago(at)}`;
}

/** The same as a sentence for who listens, with the number of applications. */
export function spokenWords({ message, at }: StatusText, ago: (at: Date) => string): string {
  const line = sentenceOf(message);
  return at === null ? line : `${line}, seen ${ago(at)}`;
}

/** What applications in a state are: `2 out of sync`. */
export const stateWords: Readonly<Record<State, string>> = {
  degraded: 'degraded',
  failed: 'failed to sync',
  unknown: 'unknown',
  missing: 'missing',
  outOfSync: 'out of sync',
  waiting: 'waiting',
  syncing: 'syncing',
  progressing: 'progressing',
  deleting: 'deleting',
  suspended: 'suspended',
  healthy: 'healthy',
};

function lineOf(message: Message): string {
  switch (message.kind) {
    case 'connecting':
      return 'Argo CD: connecting';
    case 'noArgoCd':
      return 'No Argo CD';
    case 'noApplications':
      return 'Argo CD: no applications';
    case 'noRights':
      return 'Argo CD: no rights';
    case 'failed':
      return 'Argo CD: not reachable';
    case 'well':
      return `Argo CD ${message.count}`;
    case 'one':
      return `Argo CD: ${message.name} ${stateWords[message.state]}${message.more > 0 ? ` +${message.more}` : ''}`;
    case 'many':
      return `Argo CD: ${message.count} ${stateWords[message.state]}`;
  }
}

function sentenceOf(message: Message): string {
  switch (message.kind) {
    case 'connecting':
      return 'Argo CD: connecting to the cluster';
    case 'noArgoCd':
      return 'Argo CD is not installed in this cluster';
    case 'noApplications':
      return 'Argo CD has no applications';
    case 'noRights':
      return 'Argo CD: no right to list applications';
    case 'failed':
      return `Argo CD can't be seen: ${message.reason}`;
    case 'well':
      return message.suspended > 0
        ? `Argo CD: ${counted(message.count)}, ${message.suspended} suspended, the rest in sync and healthy`
        : `Argo CD: ${counted(message.count)} in sync and healthy`;
    case 'one': {
      const { name, state, more, total } = message;
      return `Argo CD: ${name}${more > 0 ? ` and ${more} more` : ''} ${stateWords[state]}, of ${counted(total)}`;
    }
    case 'many':
      return `Argo CD: ${message.count} of ${counted(message.total)} ${stateWords[message.state]}`;
  }
}

function counted(count: number): string {
  return count === 1 ? '1 application' : `${count} applications`;
}
