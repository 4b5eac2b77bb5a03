import { code, plain } from '../markdown.ts';
import type { Removal } from './removal.ts';

/** More of a list is in Argo CD. */
const most = 200;

/** What removing an Application comes to, as Markdown; `question` is the last line. */
export function removalDocument(
  removal: Removal,
  cluster: { readonly context: string; readonly server: string },
  question: string,
): string {
  const { namespace, name, uid, row, returning, unread } = removal;
  const lines = [
    '# Remove Application',
    '',
    `Application ${code(`${namespace}/${name}`)} (uid ${code(uid)}) on cluster ${code(cluster.context)} at ${code(cluster.server)}.`,
    '',
    '## What brings it back',
    '',
    ...(row === null ? [] : [`- ${plain(row)}`]),
    ...returning.said.map((one) => `- ${plain(one)}`),
    '',
    '## What is done',
    '',
    ...done(removal),
    '',
    ...(removal.mode === 'keep' ? kept(removal) : deleted(removal)),
    ...section('What could not be read', unread.map(plain)),
    `**${plain(question)}**`,
    '',
  ];
  return lines.join('\n');
}

function done({ mode, finalizers, hooks, name }: Removal): readonly string[] {
  const { added, removed, foreign } = finalizers;
  const named = (some: readonly string[]): string => some.map(code).join(', ');
  const runs = hooks.length === 0 ? '' : `: ${named(hooks)}`;
  return [
    ...(removed.length === 0 ? [] : [`- Its finalizers of Argo CD are taken off: ${named(removed)}.`]),
    ...(mode === 'keep' && finalizers.hooks.length > 0
      ? [
          `- Its chart has hooks for the deletion${runs}. Argo CD runs them whenever such an Application is deleted, with its objects or without; once these finalizers are off none of them runs.`,
        ]
      : []),
    ...(added.length === 0
      ? []
      : [`- The finalizer ${named(added)} is added, by which Argo CD deletes what it manages.`]),
    `- The Application ${code(name)} is deleted.`,
    ...(mode === 'delete' && finalizers.hooks.length > 0
      ? [
          `- Argo CD runs the hooks that its chart has for the deletion${runs} (${named(finalizers.hooks)}). They are code of the chart, and may uninstall more than is listed here.`,
        ]
      : []),
    ...(foreign.length === 0
      ? []
      : [`- Its finalizer ${named(foreign)} is not Argo CD's: it stays until whoever has put it there takes it away.`]),
  ];
}

function kept({ kinds }: Removal): readonly string[] {
  if (kinds.length === 0) return section('What it manages', [noObject]);
  return section('What stays, without an owner', [
    ...counted(kinds),
    'They run on as they are, and keep the annotation of Argo CD that names the Application: one of the same name takes them up again.',
  ]);
}

const noObject = 'Argo CD names no object of it that is there.';

function deleted(removal: Removal): readonly string[] {
  const { kinds, claims, reclaims, namespaces, applications, keys, definitions, stays, unprotected, approval } =
    removal;
  return [
    ...section(
      'What it manages',
      kinds.length === 0
        ? [noObject]
        : [...counted(kinds), 'What these own (Pods, the Secrets of SealedSecrets) goes with them.'],
    ),
    ...section(
      'Claims that go, and what becomes of their volumes',
      claims.map(({ namespace, name, size, volume, goesWith }) =>
        [
          `PersistentVolumeClaim ${code(`${namespace}/${name}`)}`,
          ...(size === '' ? [] : [plain(size)]),
          volume === '' ? 'no volume yet' : `volume ${code(volume)} ${reclaimed(reclaims.get(volume) ?? null)}`,
          ...(goesWith === null ? [] : [`goes with ${code(goesWith)}`]),
        ].join(', '),
      ),
    ),
    ...section(
      'Namespaces that go, with all that is in them',
      namespaces.map((one) => code(one)),
    ),
    ...section(
      'Applications that go',
      applications.map((one) => `${code(one)}: its own finalizers say what becomes of its objects`),
    ),
    ...section(
      'Sealing keys that are lost',
      keys.map((one) => code(one)),
    ),
    ...section('What stays', [
      ...stays
        .filter(({ what }) => !definitions.some(({ name }) => what.endsWith(` ${name}`)))
        .map(({ what, because }) => `${code(what)}: ${plain(because)}`),
      ...definitions.map(
        ({ name, instances }) => `${code(name)} and ${instancesSaid(instances)}: Argo CD deletes no definitions`,
      ),
    ]),
    ...section(
      'Prune=false does not keep these: only Delete=false does',
      unprotected.map((one) => code(one)),
    ),
    ...section(
      'Waits until somebody approves it in Argo CD (Delete=confirm)',
      approval.map((one) => code(one)),
    ),
  ];
}

function reclaimed(policy: string | null): string {
  switch (policy) {
    case null:
      return 'whose reclaim policy could not be read';
    case 'Retain':
      return 'stays, and nothing uses it (Retain)';
    default:
      return `is deleted with it (${plain(policy)})`;
  }
}

function instancesSaid(count: number | null): string {
  if (count === null) return 'its objects, which could not be counted';
  return count === 1 ? '1 object of its kind in the cluster' : `${count} objects of its kind in the cluster`;
}

function counted(kinds: Removal['kinds']): readonly string[] {
  return kinds.map(({ kind, count }) => `${count} ${plain(kind)}`);
}

/** Nothing for an empty list. */
function section(title: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  const more = items.length - most;
  const shown = items.slice(0, most).map((one) => `- ${one}`);
  return [`## ${title}`, '', ...shown, ...(more > 0 ? [`- and ${more} more`] : []), ''];
}
