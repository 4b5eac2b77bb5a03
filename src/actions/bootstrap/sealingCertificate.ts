import { certificateFingerprint, readCertificate } from '../../domain/sealing/certificate.ts';
import type { Certificate } from '../../domain/sealing/certificate.ts';
import { keyNamespace } from '../../domain/bootstrap/keyNamespace.ts';
import { certificatePath } from '../../domain/sealing/keyRecord.ts';
import { Refusal } from '../../domain/sealing/refusal.ts';
import { askController } from '../clusterCertificate.ts';
import { unread } from './commitGround.ts';
import type { StepPlace, StepPorts } from './step.ts';

/**
 * The certificate that a platform seals to: `pub-cert.pem` as a commit has it; null when it has none. In a sentence why not
 * when it is no use, and when the controller of the cluster answers with another one (SAFETY 11); a controller that does not run yet
 * has nothing to say.
 */
export async function sealingCertificate(
  { git, cluster, clock }: Pick<StepPorts, 'git' | 'cluster' | 'clock'>,
  { folder, spec }: Pick<StepPlace, 'folder' | 'spec'>,
  head: string,
  signal: AbortSignal,
): Promise<Certificate | { readonly problem: string } | null> {
  const read = await git.textAt(folder, head, certificatePath, signal);
  if ('failure' in read) return { problem: unread(certificatePath, read.failure) };
  const { text: pem } = read;
  if (pem === null) return null;
  let certificate: Certificate;
  try {
    certificate = await readCertificate(pem, clock.now());
  } catch (error) {
    if (error instanceof Refusal) return { problem: `${certificatePath}: ${error.message}` };
    throw error;
  }
  const served = await servedFingerprint(cluster, keyNamespace(spec), signal);
  if (served === null || served === certificate.fingerprint) return certificate;
  const problem = `${certificatePath} has the key ${certificate.fingerprint}, and the controller of context "${cluster.context}" seals with ${served}; find out which one is right, and take the other out of use, before anything is sealed.`;
  return { problem };
}

/** Null when nobody answers with a certificate. */
async function servedFingerprint(
  cluster: StepPorts['cluster'],
  namespace: string,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    const { pem } = await askController(cluster, { namespace }, signal);
    return await certificateFingerprint(pem);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
