import { certificatePath } from '../domain/sealing/keyRecord.ts';
import { certificateFingerprint, readCertificate } from '../domain/sealing/certificate.ts';
import type { Certificate } from '../domain/sealing/certificate.ts';
import { Refusal } from '../domain/sealing/refusal.ts';
import type { Addresses, Files, FileText } from '../ports.ts';
import { foldersUp, platformAround } from '../repository/platformAround.ts';
import { whyNot } from './whyNot.ts';

export interface CertificateInput {
  /** A file or an https address; null for the certificate of the platform. */
  readonly source: string | null;
  /** What the user says that the certificate has; it then may be another than that of the platform. */
  readonly fingerprint: string | null;
  /** Absolute; the platform is looked for here and above. */
  readonly folder: string;
  readonly now: Date;
}

/** The certificate is another than that of the platform, which is to be told and never to be taken silently. */
export class ChangedCertificate extends Refusal {
  /** Of the certificate that was obtained: who says it gets it. */
  readonly fingerprint: string;
  /** Of the certificate of the platform. */
  readonly known: string;

  constructor(certificate: Named, platform: Named) {
    super(
      'seal/cert-changed',
      `The certificate of ${certificate.source} has the fingerprint ${certificate.fingerprint}, and ${platform.source} has ${platform.fingerprint}; say the fingerprint to use it all the same.`,
    );
    this.fingerprint = certificate.fingerprint;
    this.known = platform.fingerprint;
  }
}

interface Named {
  readonly source: string;
  readonly fingerprint: string;
}

export interface ObtainedCertificate {
  readonly certificate: Certificate;
  /** As it was read: the language server reads it again. */
  readonly pem: string;
}

/**
 * The certificate to seal with. Refuses (`Refusal`) what can't be had or used, an address without TLS unless the
 * fingerprint is given, and a certificate that is another than that of the platform or than was said.
 */
export async function obtainCertificate(
  files: Files,
  addresses: Addresses,
  { source, fingerprint, folder, now }: CertificateInput,
  signal: AbortSignal,
): Promise<ObtainedCertificate> {
  const own = await platformCertificate(files, folder);
  signal.throwIfAborted();
  const from = source ?? own;
  if (from === null) {
    const sentence = `No certificate is named, and there is no ${platformFile} with a ${certificatePath} in ${folder} or above.`;
    throw new Refusal('seal/cert-unreadable', sentence);
  }
  const pem = isAddress(from) ? await fetched(addresses, from, fingerprint, signal) : await read(files, from);
  const certificate = await about(from, () => readCertificate(pem, now));
  if (fingerprint !== null && certificate.fingerprint !== fingerprint) {
    const sentence = `The certificate of ${from} has the fingerprint ${certificate.fingerprint}, and ${fingerprint} was asked for.`;
    throw new Refusal('seal/cert-changed', sentence);
  }
  if (fingerprint === null && own !== null && own !== from) await compare(files, own, from, certificate);
  return { certificate, pem };
}

/**
 * The certificate of the nearest platform; null without a platform, and for one that has none yet. Refuses (`Refusal`)
 * when a file that may be that platform's can't be read: then nobody knows which certificate is the right one.
 */
export async function platformCertificate(files: Files, folder: string): Promise<string | null> {
  const found = new Map<string, FileText>();
  for (const here of foldersUp(folder)) {
    const path = `${here}/${platformFile}`;
    if ((await files.kind(path)) === 'file') found.set(here, await files.read(path));
  }
  const platform = platformAround(folder, (here) => platformText(found.get(here), `${here}/${platformFile}`));
  if (platform === null) return null;
  const path = `${platform}/${certificatePath}`;
  return (await files.kind(path)) === 'file' ? path : null;
}

const platformFile = 'platform.yaml';

/** What is no text, or too much of it, is another tool's. */
function platformText(file: FileText | undefined, path: string): string | null {
  if (file === undefined) return null;
  if ('text' in file) return file.text;
  if (file.failure !== 'unreadable') return null;
  const sentence = `${path} can't be read, and with it the certificate that the platform has: ${file.reason}.`;
  throw new Refusal('seal/cert-unreadable', sentence);
}

/** More than one letter before the colon: `C:\cert.pem` is a file. */
function isAddress(source: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(source);
}

async function fetched(
  addresses: Addresses,
  address: string,
  fingerprint: string | null,
  signal: AbortSignal,
): Promise<string> {
  const scheme = /^[^:]*/.exec(address.toLowerCase())?.[0];
  const shown = withoutPassword(address);
  if (scheme !== 'https' && scheme !== 'http')
    throw new Refusal('seal/cert-unreadable', `${shown} is neither a file nor an https address.`);
  if (scheme === 'http' && fingerprint === null) {
    const sentence = `Whoever is on the way to ${shown} can exchange the certificate; use https, or say its fingerprint.`;
    throw new Refusal('seal/cert-insecure-url', sentence);
  }
  const answer = await addresses.read(address, signal);
  if ('text' in answer) return answer.text;
  throw new Refusal('seal/cert-unreadable', `The certificate of ${shown} can't be fetched: ${answer.failure}.`);
}

/** Messages end up in logs. */
function withoutPassword(address: string): string {
  return address.replace(/\/\/[^/]*@/, '//');
}

async function read(files: Files, path: string): Promise<string> {
  const file = await files.read(path);
  if ('text' in file) return file.text;
  throw new Refusal('seal/cert-unreadable', `The certificate ${path} can't be read: ${whyNot(file)}.`);
}

/** A refusal of a certificate says which one. */
async function about<Result>(source: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(error.code, `${source}: ${error.message}`) : error;
  }
}

async function compare(files: Files, own: string, from: string, certificate: Certificate): Promise<void> {
  const pem = await read(files, own);
  const known = await about(own, () => certificateFingerprint(pem));
  if (known === certificate.fingerprint) return;
  const { fingerprint } = certificate;
  throw new ChangedCertificate({ source: from, fingerprint }, { source: own, fingerprint: known });
}
