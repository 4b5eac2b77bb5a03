import { keysIn } from '../sealing/keyRecord.ts';

/** Days after which a backup is not recent any more. */
const recent = 30;

/**
 * Why the backup on record is none to rely on before something is lost, in a sentence; null when it is. `record` is the
 * text of the record of the sealing keys, null where there is none.
 */
export function backupTrouble(record: string | null, now: Date): string | null {
  const last = record === null ? undefined : keysIn(record)?.at(-1);
  if (last === undefined) return 'No backup is on record.';
  const days = Math.floor((now.getTime() - Date.parse(last.created)) / (24 * 60 * 60 * 1000));
  // A date that is none is no recent one either.
  if (days >= 0 && days <= recent) return null;
  return `The backup on record, of the sealing key, is of ${last.created.slice(0, 10)}: other data has none on record.`;
}
