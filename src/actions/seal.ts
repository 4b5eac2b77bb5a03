import { toFormat } from '../domain/sealing/convert.ts';
import type { Format } from '../domain/sealing/convert.ts';
import { applyEdits } from '../domain/edits.ts';
import { sealText } from '../domain/sealing/seal.ts';
import type { Sealing, SealOptions } from '../domain/sealing/seal.ts';
import type { Addresses, Files } from '../ports.ts';
import { obtainCertificate } from './sealCertificate.ts';
import type { CertificateInput } from './sealCertificate.ts';

export interface SealInput extends CertificateInput, Omit<SealOptions, 'certificate'> {
  readonly text: string;
  /** Null keeps that of the text. */
  readonly format: Format | null;
}

export interface SealedText extends Sealing {
  /** The whole text with its Secrets sealed, in the format that was asked for. */
  readonly text: string;
}

/** Seals the Secrets of a text with a certificate that is obtained first. All or nothing; refuses with a `Refusal`. */
export async function seal(
  files: Files,
  addresses: Addresses,
  input: SealInput,
  signal: AbortSignal,
): Promise<SealedText> {
  const { certificate } = await obtainCertificate(files, addresses, input, signal);
  const sealing = await sealText(input.text, { ...input, certificate });
  signal.throwIfAborted();
  const text = applyEdits(input.text, sealing.edits);
  return { ...sealing, text: input.format === null ? text : toFormat(text, input.format) };
}
