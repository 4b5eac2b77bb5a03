import type { Planned } from '../../domain/bootstrap/plan.ts';
import { actionWords } from '../../domain/bootstrap/planDocument.ts';
import { visible } from '../../domain/visible.ts';

/** What restoring a sealing key would do to a cluster. */
export interface RestorePlan {
  readonly cluster: { readonly context: string; readonly server: string; readonly uid: string };
  /** Where the controller looks for its keys. */
  readonly namespace: string;
  /** The folder whose certificate the keys were compared with; null when there is none. */
  readonly folder: string | null;
  readonly planned: Planned;
  /** SHA-256 in hex of all that decides about what happens. */
  readonly digest: string;
}

/** A plan for a terminal. */
export function restoreText({ cluster, namespace, folder, planned, digest }: RestorePlan): string {
  const { context, server, uid } = cluster;
  const lines = [
    `Restore the sealing key · ${context} · ${server} · uid ${uid}`,
    folder === null
      ? `No platform says which key is wanted: all keys of the backup go into the namespace ${namespace}.`
      : `For the platform in ${folder}, into the namespace ${namespace}.`,
    '',
    ...planned.changes.map(({ target, action, what }) => `${actionWords[action].toLowerCase()} (${target}) ${what}`),
    ...(planned.problem === null ? [] : [`Nothing can be done as things are: ${planned.problem}`]),
    ...(planned.problem === null && planned.changes.length === 0 ? ['The cluster has these keys already.'] : []),
    '',
    `Digest of this plan: ${digest}`,
  ];
  return lines.map((line) => `${visible(line)}\n`).join('');
}

/** `slipway.restore/1` (docs/command-line.md), on one line. */
export function restoreJson({ cluster, namespace, planned: { problem, changes }, digest }: RestorePlan): string {
  const said = changes.map(({ target, action, what }) => ({ target, action, what }));
  return `${JSON.stringify({ format: 'slipway.restore/1', cluster, namespace, digest, problem, changes: said })}\n`;
}
