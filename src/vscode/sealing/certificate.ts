import { isAbsolute } from 'node:path';
import * as vscode from 'vscode';
import { ChangedCertificate, obtainCertificate } from '../../actions/sealCertificate.ts';
import type { ClusterSource } from '../../actions/sealCertificate.ts';
import type { ObtainedCertificate } from '../../actions/aboutCertificate.ts';
import { certificatePath } from '../../domain/sealing/keyRecord.ts';
import { isFingerprint } from '../../domain/sealing/fingerprint.ts';
import { Refusal } from '../../domain/sealing/refusal.ts';
import { visible } from '../../domain/visible.ts';
import { cancellable } from '../cancellation.ts';
import type { ConnectedCluster } from '../cluster/session.ts';
import { meant } from '../meant.ts';
import type { Outside } from '../outside.ts';
import type { Step } from '../steps.ts';
import { offerOfCluster, sourceOf } from './clusterCertificate.ts';
import { certificateChoices, certificateOfPlatform } from './ownCertificates.ts';
import type { CertificateFrom, OwnCertificates } from './ownCertificates.ts';
import { withoutLinks } from '../text.ts';

/** Where the certificate is to come from, as the user said it. */
export interface CertificateSaid {
  readonly from: CertificateFrom;
  /** Null when none is connected. */
  readonly cluster: ConnectedCluster | null;
  readonly file: string;
  readonly address: string;
  readonly fingerprint: string;
}

export async function lookForCertificate(outside: Outside, folder: string): Promise<OwnCertificates> {
  const cluster = offerOfCluster(outside);
  return { platform: await certificateOfPlatform(outside, folder), cluster };
}

/** What is said before anything is asked. */
export function certificateProposal({ platform, cluster }: OwnCertificates): CertificateSaid {
  const from = platform !== null ? 'platform' : cluster !== null ? 'cluster' : 'file';
  return { from, cluster: cluster?.cluster ?? null, file: '', address: '', fingerprint: '' };
}

/** The steps that find a certificate: where from, and what that needs. */
export function certificateSteps<Said extends CertificateSaid>(
  outside: Outside,
  folder: string,
  own: OwnCertificates,
): Step<Said>[] {
  return [
    {
      ask: async (asker, said) => {
        const placeholder = vscode.l10n.t('The certificate of the cluster that is to open them');
        const choices = await certificateChoices(own);
        return { ...said, from: await asker.choose({ placeholder, proposed: said.from, choices }) };
      },
    },
    {
      when: ({ from }) => from === 'file',
      ask: async (asker, said) => {
        const file = await asker.text({
          prompt: vscode.l10n.t('The file with the certificate, as kubeseal --fetch-cert gives it.'),
          placeholder: certificatePath,
          value: said.file,
          problem: (typed) => fileProblem(outside, folder, meant(typed)),
          button: { icon: 'folder-opened', tooltip: vscode.l10n.t('Choose a File'), fill: browse },
        });
        return { ...said, file: meant(file) };
      },
    },
    {
      when: ({ from }) => from === 'address',
      ask: async (asker, said) => {
        const prompt = vscode.l10n.t('The address of the certificate.');
        const address = await asker.text({
          prompt,
          placeholder: 'https://…',
          value: said.address,
          problem: addressProblem,
        });
        return { ...said, address };
      },
    },
    {
      when: ({ from, address }) => from === 'address' && isOpen(address),
      ask: async (asker, said) => {
        const fingerprint = await asker.text({
          prompt: vscode.l10n.t(
            'Anybody on the way to an http address can exchange the certificate: which fingerprint does it have?',
          ),
          placeholder: 'SHA256:…',
          value: said.fingerprint,
          problem: (typed) =>
            isFingerprint(typed) ? null : vscode.l10n.t('A fingerprint is SHA256: and 43 characters of base64.'),
        });
        return { ...said, fingerprint };
      },
    },
  ];
}

/**
 * The certificate that was meant. One that is another than the platform's is told with both fingerprints and taken only
 * when the user says so. Null when nothing is to be sealed; why, the user knows then.
 */
export async function certificateSaid(
  outside: Outside,
  folder: string,
  said: CertificateSaid,
): Promise<ObtainedCertificate | null> {
  let fingerprint = said.from === 'address' && isOpen(said.address) ? said.fingerprint : null;
  for (;;) {
    try {
      const from = { source: sourceSaid(outside, said), fingerprint };
      const obtained = await told(said, (signal) => obtain(outside, folder, from, signal));
      if (obtained !== null) await remember(outside, said, obtained);
      return obtained;
    } catch (error) {
      if (error instanceof ChangedCertificate) {
        if (!(await isWanted(error))) return null;
        ({ fingerprint } = error);
      } else if (error instanceof Refusal) {
        void vscode.window.showErrorMessage(withoutLinks(asText(error.message)));
        return null;
      } else throw error;
    }
  }
}

const never = new AbortController().signal;

function obtain(
  { files, addresses, clock }: Outside,
  folder: string,
  from: { readonly source: string | ClusterSource | null; readonly fingerprint: string | null },
  signal: AbortSignal,
): Promise<ObtainedCertificate> {
  return obtainCertificate(files, addresses, { ...from, folder, now: clock.now() }, signal);
}

function sourceSaid(outside: Outside, said: CertificateSaid): string | ClusterSource | null {
  switch (said.from) {
    case 'platform':
      return null;
    case 'cluster':
      return said.cluster === null ? null : sourceOf(outside, said.cluster);
    case 'file':
      return said.file;
    case 'address':
      return said.address;
  }
}

/** What was sealed with is what a cluster is expected to have the next time. */
async function remember(
  { certificates }: Outside,
  { from, cluster }: CertificateSaid,
  { certificate }: ObtainedCertificate,
): Promise<void> {
  if (from === 'cluster' && cluster !== null && cluster.uid !== null)
    await certificates.remember(cluster.uid, certificate.fingerprint);
}

async function fileProblem(outside: Outside, folder: string, file: string): Promise<string | null> {
  if (!isAbsolute(file)) return vscode.l10n.t('A whole path is wanted, from the root of the disk or from "~".');
  try {
    await obtain(outside, folder, { source: file, fingerprint: null }, never);
    return null;
  } catch (error) {
    if (error instanceof ChangedCertificate) return null;
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

function addressProblem(address: string): string | null {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
    ? null
    : vscode.l10n.t('An address begins with https://.');
}

/** Without TLS. */
function isOpen(address: string): boolean {
  return /^http:/i.test(address);
}

async function browse(): Promise<string | undefined> {
  const chosen = await vscode.window.showOpenDialog({ openLabel: vscode.l10n.t('Seal with This Certificate') });
  return chosen?.[0]?.fsPath;
}

/** What a cluster says may look like a link, which notifications make of it. */
function asText(message: string): string {
  return visible(message).replaceAll('](', '] (');
}

/** Only what comes from elsewhere takes time. */
function told<Result>(
  { from }: CertificateSaid,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | null> {
  return from === 'address' || from === 'cluster'
    ? cancellable(vscode.l10n.t('Fetching the certificate'), work)
    : work(never);
}

async function isWanted({ fingerprint, known, knownOf }: ChangedCertificate): Promise<boolean> {
  const use = vscode.l10n.t('Seal with This Certificate');
  const opens = vscode.l10n.t('Only a cluster with its key can open what is sealed with it.');
  const [question, detail] =
    knownOf === 'platform'
      ? [
          vscode.l10n.t('This certificate is not the one of the platform.'),
          vscode.l10n.t(
            'It has the fingerprint {0}, and {1} of the platform has {2}.',
            fingerprint,
            certificatePath,
            known,
          ),
        ]
      : [
          vscode.l10n.t('The cluster has another certificate than the last time.'),
          vscode.l10n.t('It has the fingerprint {0}, and the last one had {1}.', fingerprint, known),
        ];
  return (await vscode.window.showWarningMessage(`${question} ${opens}`, { modal: true, detail }, use)) === use;
}
