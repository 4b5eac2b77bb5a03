import { generatedValue } from '../../domain/bootstrap/generated.ts';
import { newLabel, withSealed } from '../../domain/bootstrap/sealedFile.ts';
import { idOf } from '../../domain/bootstrap/wantedValues.ts';
import type { WantedValue } from '../../domain/bootstrap/wantedValues.ts';
import type { Certificate } from '../../domain/sealing/certificate.ts';
import { encryptValue } from '../../domain/sealing/encrypt.ts';
import { Refusal } from '../../domain/sealing/refusal.ts';
import type { Questions } from '../../writes.ts';
import type { SealPreparation } from './sealPreparation.ts';

/** The kubernetes API takes no larger Secret; what is asked for may be any file. */
const mostBytes = 1024 * 1024;

/** All values by id, or why one is missing: then none is used. Who has to say something is asked before anything is made. */
export async function valuesOf(
  wanted: readonly WantedValue[],
  questions: Pick<Questions, 'secret'>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string> | { readonly problem: string }> {
  const values = new Map<string, string>();
  for (const { id, secret, key, from } of wanted) {
    if (from.from !== 'obtain') continue;
    const value = await questions.secret(
      { title: `${key} of Secret ${secret.namespace}/${secret.name}`, text: from.how, value: id },
      signal,
    );
    signal.throwIfAborted();
    const problem = value === null ? `Nobody said the value of ${id}` : valueProblem(value, id);
    if (value === null || problem !== null) return { problem: `${problem ?? ''}; nothing was sealed.` };
    values.set(id, value);
  }
  for (const { id, from } of wanted) {
    if (from.from === 'generate') values.set(id, generatedValue(from));
    else if (from.from === 'value') values.set(id, from.value);
    else if (from.from === 'sameAs') values.set(id, values.get(from.id) ?? '');
  }
  return values;
}

/** Never the value itself. */
function valueProblem(value: string, id: string): string | null {
  if (value.trim() === '') return `The value of ${id} is empty`;
  return value.isWellFormed() ? null : `The value of ${id} holds what is no Unicode text`;
}

/** The texts of the files with these values sealed in them, or in a sentence why one can't take them. */
export async function sealedTexts(
  { wanted, files }: Pick<SealPreparation, 'wanted' | 'files'>,
  certificate: Certificate,
  values: ReadonlyMap<string, string>,
): Promise<readonly { readonly path: string; readonly text: string }[] | { readonly problem: string }> {
  const texts: { path: string; text: string }[] = [];
  for (const [path, file] of files) {
    let { text } = file;
    for (const { secret, place } of file.secrets) {
      const label = place?.label ?? newLabel(secret);
      const own = wanted.filter((one) => one.secret === secret);
      const plain = own.map(({ key }) => new TextEncoder().encode(values.get(idOf(secret, key)) ?? ''));
      if (plain.reduce((sum, { length }) => sum + length, 0) > mostBytes)
        return { problem: `Secret ${secret.namespace}/${secret.name} would have more than 1 MiB; nothing was sealed.` };
      const sealed = await Promise.all(plain.map((bytes) => encryptValue(certificate, label, bytes)));
      try {
        text = withSealed(text, secret, new Map(own.map(({ key }, index) => [key, sealed[index] ?? ''])));
      } catch (error) {
        if (error instanceof Refusal) return { problem: `${path}: ${error.message} Nothing was sealed.` };
        throw error;
      }
    }
    if (text !== null) texts.push({ path, text });
  }
  return texts;
}
