import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { obtainCertificate, platformCertificate } from '../../actions/sealCertificate.ts';
import { certificatePath } from '../../domain/sealing/keyRecord.ts';
import { Refusal } from '../../domain/sealing/refusal.ts';
import { ago } from '../ago.ts';
import type { Outside } from '../outside.ts';
import type { Choice } from '../steps.ts';
import { differing } from './clusterCertificate.ts';
import type { ClusterOffer } from './clusterCertificate.ts';

/** Where a certificate can come from. */
export type CertificateFrom = 'platform' | 'cluster' | 'file' | 'address';

/** The certificates that need not be looked for: of the platform around a folder, and of the cluster of this window. */
export interface OwnCertificates {
  readonly platform: OwnCertificate | null;
  readonly cluster: ClusterOffer | null;
}

interface OwnCertificate {
  readonly platform: string;
  /** Null when it can't be used. */
  readonly fingerprint: string | null;
  readonly detail: string;
}

/** The certificate of the platform around a folder; null without one. What is wrong with it is said where it is chosen. */
export async function certificateOfPlatform(
  { files, addresses, clock }: Outside,
  folder: string,
): Promise<OwnCertificate | null> {
  let platform = '';
  try {
    const path = await platformCertificate(files, folder);
    if (path === null) return null;
    platform = basename(dirname(path));
    const input = { source: null, fingerprint: null, folder, now: clock.now() };
    const { certificate } = await obtainCertificate(files, addresses, input, never);
    const { fingerprint, notBefore } = certificate;
    const detail = vscode.l10n.t('{0}, made {1}', fingerprint, ago(notBefore, clock.now()));
    return { platform, fingerprint, detail };
  } catch (error) {
    if (error instanceof Refusal)
      return { platform: platform || basename(folder), fingerprint: null, detail: error.message };
    throw error;
  }
}

const never = new AbortController().signal;

/** Where it is to come from: what is at hand first, the one of the platform before that of the cluster. */
export async function certificateChoices({ platform, cluster }: OwnCertificates): Promise<Choice<CertificateFrom>[]> {
  return [
    ...(platform === null ? [] : [platformChoice(platform)]),
    ...(cluster === null ? [] : [await clusterChoice(cluster, platform)]),
    { value: 'file', label: vscode.l10n.t('From a File…'), detail: vscode.l10n.t('A certificate in PEM.') },
    {
      value: 'address',
      label: vscode.l10n.t('From an Address…'),
      detail: vscode.l10n.t('It is fetched once, from the address that you type.'),
    },
  ];
}

function platformChoice({ platform, detail }: OwnCertificate): Choice<CertificateFrom> {
  return { value: 'platform', label: vscode.l10n.t('{0} of {1}', certificatePath, platform), detail };
}

async function clusterChoice(
  { cluster, seen }: ClusterOffer,
  platform: OwnCertificate | null,
): Promise<Choice<CertificateFrom>> {
  const one = await seen;
  const detail = differing(one, platform?.fingerprint ?? null);
  const label = vscode.l10n.t('From the Cluster {0}', cluster.context);
  return { value: 'cluster', label, description: one.controller, detail };
}
