import { certificatePath } from '../domain/sealing/keyRecord.ts';
import { certificateFingerprint, readCertificate } from '../domain/sealing/certificate.ts';
import { Refusal } from '../domain/sealing/refusal.ts';
import type { Addresses, Cluster, Files, FileText } from '../ports.ts';
import { foldersUp, platformAround } from '../repository/platformAround.ts';
import { aboutCertificate } from './aboutCertificate.ts';
import type { ObtainedCertificate } from './aboutCertificate.ts';
import { askController } from './clusterCertificate.ts';
import { whyNot } from './whyNot.ts';

export interface CertificateInput {
  /** A file or an https address; a cluster, whose controller is asked; null for the certificate of the platform. */
  readonly source: string | ClusterSource | null;
  /** What the user says that the certificate has; it then may be another than what is known. */
  readonly fingerprint: string | null;
  /** Absolute; the platform is looked for here and above. */
  readonly folder: string;
  readonly now: Date;
}

export interface ClusterSource {
  readonly cluster: Cluster;
  /** The fingerprint of the certificate that it had the last time; null when nobody remembers. */
  readonly last: string | null;
}

/** The certificate is another than one that is known, which is to be told and never to be taken silently. */
export class ChangedCertificate extends Refusal {
  /** Of the certificate that was obtained: who says it gets it. */
  readonly fingerprint: string;
  /** Of the certificate that is known. */
  readonly known: string;
  /** Whose that is: of the platform, or of the same cluster the last time. */
  readonly knownOf: 'platform' | 'cluster';

  constructor(source: string, fingerprint: string, known: KnownCertificate) {
    super(
      'seal/cert-changed',
      `The certificate of ${source} has the fingerprint ${fingerprint}, and ${known.said}; say the fingerprint to use it all the same.`,
    );
    this.fingerprint = fingerprint;
    this.known = known.fingerprint;
    this.knownOf = known.of;
  }
}

interface KnownCertificate {
  readonly of: 'platform' | 'cluster';
  readonly fingerprint: string;
  /** The end of a sentence that tells it. */
  readonly said: string;
}

/**
 * The certificate to seal with. Refuses (`Refusal`) what can't be had or used, an address without TLS unless the
 * fingerprint is given, and a certificate that is another than was said, than that of the platform, or than the last one
 * of its cluster.
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
  const { pem, name } = await textOf(files, addresses, from, fingerprint, signal);
  const certificate = await aboutCertificate(name, () => readCertificate(pem, now));
  if (fingerprint !== null && certificate.fingerprint !== fingerprint) {
    const sentence = `The certificate of ${name} has the fingerprint ${certificate.fingerprint}, and ${fingerprint} was asked for.`;
    throw new Refusal('seal/cert-changed', sentence);
  }
  if (fingerprint !== null) return { certificate, pem };
  for (const known of [await ofPlatform(files, own === from ? null : own), ofCluster(from)])
    if (known !== null && known.fingerprint !== certificate.fingerprint)
      throw new ChangedCertificate(name, certificate.fingerprint, known);
  return { certificate, pem };
}

async function textOf(
  files: Files,
  addresses: Addresses,
  from: string | ClusterSource,
  fingerprint: string | null,
  signal: AbortSignal,
): Promise<{ readonly pem: string; readonly name: string }> {
  if (typeof from !== 'string') return askController(from.cluster, {}, signal);
  const pem = isAddress(from) ? await fetched(addresses, from, fingerprint, signal) : await read(files, from);
  return { pem, name: from };
}

async function ofPlatform(files: Files, own: string | null): Promise<KnownCertificate | null> {
  if (own === null) return null;
  const pem = await read(files, own);
  const fingerprint = await aboutCertificate(own, () => certificateFingerprint(pem));
  return { of: 'platform', fingerprint, said: `${own} has ${fingerprint}` };
}

function ofCluster(from: string | ClusterSource): KnownCertificate | null {
  if (typeof from === 'string' || from.last === null) return null;
  return { of: 'cluster', fingerprint: from.last, said: `its last one was ${from.last}` };
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
