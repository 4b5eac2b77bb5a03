import { armorProblem } from './age.ts';
import { isLocked, keysInBackup } from './keyBackup.ts';
import { Refusal } from './refusal.ts';

/**
 * Why a text can't be the backup of sealing keys, whatever opens it, in one sentence; null when it may be one. Whoever is to
 * say what opens a file asks this first.
 */
export async function backupProblem(text: string): Promise<string | null> {
  if (isLocked(text)) {
    const broken = armorProblem(text);
    return broken === null ? null : `The backup can't be opened: ${broken}`;
  }
  try {
    await keysInBackup(text);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}
