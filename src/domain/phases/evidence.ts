import type { Evidence, EvidenceRead } from './result.ts';
import type { Reading } from './reading.ts';

/** Nothing was looked at. */
export const noEvidence: Evidence = { at: null, reads: [], files: [], summary: '' };

/** What was looked at, by what is known of it: as a whole it is as old as the oldest of its parts. */
export function evidenceOf(readings: readonly Reading[], filesAt: number | null): Evidence {
  const reads = readings.flatMap((reading) => (reading.of === 'objects' ? readOf(reading) : []));
  const files = [...new Set(readings.flatMap((reading) => (reading.of === 'files' ? reading.files.paths : [])))];
  const times = readings.flatMap((reading) => {
    const at = reading.of === 'objects' ? (reading.found.seen?.at?.getTime() ?? null) : filesAt;
    return at === null ? [] : [at];
  });
  const at = times.length === 0 ? null : new Date(Math.min(...times)).toISOString();
  return { at, reads, files, summary: summaryOf(reads, files) };
}

function readOf({ found: { seen }, list }: Extract<Reading, { readonly of: 'objects' }>): EvidenceRead[] {
  if (seen === null || seen.at === null) return [];
  const { apiVersion, kind, namespace } = seen.query;
  return [
    {
      verb: 'list',
      apiVersion,
      kind,
      namespace,
      resourceVersion: seen.resourceVersion,
      count: list.length,
      at: seen.at.toISOString(),
    },
  ];
}

/** `3 × ValidatingPolicy, list, resourceVersion 41822; platform.yaml` */
export function summaryOf(reads: readonly EvidenceRead[], files: readonly string[]): string {
  const objects = reads.map(({ verb, kind, namespace, resourceVersion, count }) => {
    const where = namespace === null ? '' : ` in ${namespace}`;
    const version = resourceVersion === null || resourceVersion === '' ? '' : `, resourceVersion ${resourceVersion}`;
    return `${count} × ${kind}${where}, ${verb}${version}`;
  });
  const named = files.length > 3 ? [...files.slice(0, 2), `${files.length - 2} more files`] : files;
  return [...new Set([...objects, ...named])].join('; ');
}
