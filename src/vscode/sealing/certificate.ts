import { basename, dirname, isAbsolute } from 'node:path';
import * as vscode from 'vscode';
import { ChangedCertificate, obtainCertificate, platformCertificate } from '../../actions/sealCertificate.ts';
import type { ObtainedCertificate } from '../../actions/sealCertificate.ts';
import { certificatePath } from '../../domain/sealing/keyRecord.ts';
import { isFingerprint } from '../../domain/sealing/fingerprint.ts';
import { Refusal } from '../../domain/sealing/refusal.ts';
import { ago } from '../ago.ts';
import { cancellable } from '../cancellation.ts';
import { meant } from '../meant.ts';
import type { Outside } from '../outside.ts';
import type { Step } from '../steps.ts';

/** Where the certificate is to come from, as the user said it. */
export interface CertificateSaid {
  readonly from: 'platform' | 'file' | 'address';
  readonly file: string;
  readonly address: string;
  readonly fingerprint: string;
}

/** The certificate that lies in the platform around a folder, and what is to be said of it. */
export interface OwnCertificate {
  readonly platform: string;
  readonly detail: string;
}

export async function lookForCertificate(outside: Outside, folder: string): Promise<OwnCertificate | null> {
  let platform = '';
  try {
    const path = await platformCertificate(outside.files, folder);
    if (path === null) return null;
    platform = basename(dirname(path));
    const { certificate } = await obtain(outside, folder, { source: null, fingerprint: null }, never);
    const age = ago(certificate.notBefore, outside.clock.now());
    return { platform, detail: vscode.l10n.t('{0}, made {1}', certificate.fingerprint, age) };
  } catch (error) {
    if (error instanceof Refusal) return { platform: platform || basename(folder), detail: error.message };
    throw error;
  }
}

/** What is said before anything is asked. */
export function certificateProposal(own: OwnCertificate | null): CertificateSaid {
  return { from: own === null ? 'file' : 'platform', file: '', address: '', fingerprint: '' };
}

/** The steps that find a certificate: where from, and what that needs. */
export function certificateSteps<Said extends CertificateSaid>(
  outside: Outside,
  folder: string,
  own: OwnCertificate | null,
): Step<Said>[] {
  return [
    {
      ask: async (asker, said) => {
        const placeholder = vscode.l10n.t('The certificate of the cluster that is to open them');
        return { ...said, from: await asker.choose({ placeholder, proposed: said.from, choices: sources(own) }) };
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
  const source = said.from === 'platform' ? null : said.from === 'file' ? said.file : said.address;
  let fingerprint = said.from === 'address' && isOpen(said.address) ? said.fingerprint : null;
  for (;;) {
    try {
      const from = { source, fingerprint };
      return await told(said, (signal) => obtain(outside, folder, from, signal));
    } catch (error) {
      if (error instanceof ChangedCertificate) {
        if (!(await isWanted(error))) return null;
        ({ fingerprint } = error);
      } else if (error instanceof Refusal) {
        void vscode.window.showErrorMessage(error.message);
        return null;
      } else throw error;
    }
  }
}

const never = new AbortController().signal;

function obtain(
  { files, addresses, clock }: Outside,
  folder: string,
  from: { readonly source: string | null; readonly fingerprint: string | null },
  signal: AbortSignal,
): Promise<ObtainedCertificate> {
  return obtainCertificate(files, addresses, { ...from, folder, now: clock.now() }, signal);
}

function sources(own: OwnCertificate | null) {
  const platform =
    own === null
      ? []
      : [
          {
            value: 'platform' as const,
            label: vscode.l10n.t('{0} of {1}', certificatePath, own.platform),
            detail: own.detail,
          },
        ];
  return [
    ...platform,
    { value: 'file' as const, label: vscode.l10n.t('From a File…'), detail: vscode.l10n.t('A certificate in PEM.') },
    {
      value: 'address' as const,
      label: vscode.l10n.t('From an Address…'),
      detail: vscode.l10n.t('It is fetched once, from the address that you type.'),
    },
  ];
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

/** Only what an address gives takes time. */
function told<Result>(
  { from }: CertificateSaid,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | null> {
  return from === 'address' ? cancellable(vscode.l10n.t('Fetching the certificate'), work) : work(never);
}

async function isWanted({ fingerprint, known }: ChangedCertificate): Promise<boolean> {
  const use = vscode.l10n.t('Seal with This Certificate');
  const question = vscode.l10n.t(
    'This certificate is not the one of the platform. Only a cluster with its key can open what is sealed with it.',
  );
  const detail = vscode.l10n.t(
    'It has the fingerprint {0}, and {1} of the platform has {2}.',
    fingerprint,
    certificatePath,
    known,
  );
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, use)) === use;
}
