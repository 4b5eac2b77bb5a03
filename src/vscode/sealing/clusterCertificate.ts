import * as vscode from 'vscode';
import { clusterCertificate } from '../../actions/clusterCertificate.ts';
import type { ClusterSource } from '../../actions/sealCertificate.ts';
import { certificatePath } from '../../domain/sealing/keyRecord.ts';
import { Refusal } from '../../domain/sealing/refusal.ts';
import { visible } from '../../domain/visible.ts';
import { ago } from '../ago.ts';
import type { ConnectedCluster } from '../cluster/session.ts';
import type { Outside } from '../outside.ts';

/** The cluster of this window, as somewhere to have the certificate from. */
export interface ClusterOffer {
  readonly cluster: ConnectedCluster;
  /** Settles soon, and never rejects. */
  readonly seen: Promise<SeenCertificate>;
}

/** What is to be said of the certificate of the cluster. */
export interface SeenCertificate {
  /** Null when it is not known yet, and when it can't be had. */
  readonly fingerprint: string | null;
  readonly detail: string;
  /** Whose it is: namespace and name of the Service; empty when nobody has answered. */
  readonly controller: string;
}

/** Milliseconds: a step does not wait longer for what only tells more. */
const patience = 3000;

/** Asks the cluster of this window, while other things are asked; null when none is connected. */
export function offerOfCluster(outside: Outside): ClusterOffer | null {
  const cluster = outside.cluster();
  return cluster === null ? null : { cluster, seen: look(outside, cluster) };
}

async function look({ clock }: Outside, { api }: ConnectedCluster): Promise<SeenCertificate> {
  try {
    const signal = AbortSignal.timeout(patience);
    const { certificate, controller } = await clusterCertificate(api, {}, clock.now(), signal);
    const { fingerprint, notBefore } = certificate;
    const detail = vscode.l10n.t('{0}, made {1}', fingerprint, ago(notBefore, clock.now()));
    return { fingerprint, detail, controller };
  } catch (error) {
    // Chosen all the same, it is asked anew, with more time, and what is wrong is said then.
    const detail = error instanceof Refusal ? visible(error.message) : vscode.l10n.t('It is asked when you choose it.');
    return { fingerprint: null, detail, controller: '' };
  }
}

/** What a choice says of a certificate that is not the one of the platform. */
export function differing({ fingerprint, detail }: SeenCertificate, platform: string | null): string {
  if (fingerprint === null || platform === null || platform === fingerprint) return detail;
  return vscode.l10n.t('{0}; not the one in {1}', detail, certificatePath);
}

/** The cluster as it is asked for the certificate to seal with. */
export function sourceOf({ certificates }: Outside, { api, uid }: ConnectedCluster): ClusterSource {
  return { cluster: api, last: uid === null ? null : certificates.last(uid) };
}
