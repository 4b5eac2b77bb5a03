import { backupTrouble } from '../../domain/bootstrap/backupTrouble.ts';
import { isGrave } from '../../domain/bootstrap/grave.ts';
import type { PlannedStep } from '../../domain/bootstrap/plan.ts';
import { keyRecordPath } from '../../domain/sealing/keyRecord.ts';
import type { BootstrapPorts } from './ports.ts';

/**
 * Asks what has to be asked before a step that loses data, or from which no way leads back: the names that have to be
 * typed, and a backup (PLATFORM 14). Null when it may run, else why not.
 */
export async function confirmed(
  { questions, files, clock, folder, cluster }: BootstrapPorts,
  { title, risk, typed, undo }: PlannedStep,
  signal: AbortSignal,
): Promise<{ readonly message: string; readonly remedy: string } | null> {
  const mayLose = isGrave({ risk });
  if (mayLose) {
    const record = await files.read(`${folder}/${keyRecordPath}`);
    const trouble = backupTrouble('text' in record ? record.text : null, clock.now());
    const question = { title: `"${title}": go on without a backup on record?`, text: trouble ?? '' };
    if (trouble !== null && !(await questions.agreed(question, signal)))
      return { message: trouble, remedy: 'Make a backup first, and run the phase again.' };
  }
  const names = typed.length > 0 ? typed : mayLose ? [cluster.context] : [];
  const back = undo === null ? 'No way back is named.' : `The way back: ${undo}`;
  const risks = risk === 'irreversible' ? 'There is no way back from it.' : mayLose ? 'Data can be lost.' : '';
  for (const name of names) {
    const question = { title: [`"${title}" on ${name}.`, risks, back].filter(Boolean).join(' '), text: name };
    if (!(await questions.typed(question, signal)))
      return { message: `Nobody has typed "${name}".`, remedy: 'Run the phase again when that is meant.' };
  }
  return null;
}
