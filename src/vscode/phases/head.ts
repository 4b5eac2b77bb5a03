import * as vscode from 'vscode';
import type { PhaseResult } from '../../domain/phases/result.ts';
import type { Connection } from '../../live/state.ts';
import { moment } from './told.ts';
import { brief, failedOf } from './words.ts';

/** What stands around the rows. */
export interface Head {
  readonly description: string;
  /** Empty when nothing needs doing. */
  readonly message: string;
  readonly badge: vscode.ViewBadge | undefined;
}

export interface HeadFacts {
  /** The name of the platform; null for none. */
  readonly platform: string | null;
  readonly results: readonly PhaseResult[];
  readonly problem: string | null;
  readonly connection: Connection;
  readonly isTrusted: boolean;
  readonly isWritable: boolean;
  readonly now: Date;
}

export function headOf(facts: HeadFacts): Head {
  if (facts.platform === null) return { description: '', message: '', badge: undefined };
  const failed = failedOf(facts.results);
  const tooltip =
    failed === 1
      ? vscode.l10n.t('1 required check has failed')
      : vscode.l10n.t('{0} required checks have failed', failed);
  return {
    description: descriptionOf(brief(facts.platform), facts),
    message: messageOf(facts),
    badge: failed === 0 ? undefined : { value: failed, tooltip },
  };
}

/** `homelab · k3s @ homelab (read-only)` */
function descriptionOf(platform: string, { connection, isWritable }: HeadFacts): string {
  if (!('cluster' in connection)) return platform;
  const { context, version } = connection.cluster;
  const product = /\+(k3s|rke2|eks|gke|k0s)/.exec(version ?? '')?.[1] ?? null;
  const cluster = product === null ? brief(context) : `${product} @ ${brief(context)}`;
  return `${platform} · ${isWritable ? cluster : vscode.l10n.t('{0} (read-only)', cluster)}`;
}

function messageOf({ problem, connection, isTrusted, now }: HeadFacts): string {
  if (problem !== null) return brief(problem);
  if (!isTrusted)
    return vscode.l10n.t('The cluster is looked at in trusted workspaces only; what is in files is judged.');
  if (connection.state === 'unknown') {
    const { message, remedy } = connection.failure;
    return brief(remedy === null ? message : `${message} ${remedy}`);
  }
  if (connection.state === 'stale' && connection.failure !== null) {
    const seen = vscode.l10n.t(
      'Cluster not reachable since {0}; showing what was seen then.',
      moment(connection.since, now),
    );
    return connection.failure.code === 'other-cluster' ? brief(connection.failure.message) : seen;
  }
  return '';
}
