import type { Certificate } from '../domain/sealing/certificate.ts';
import { Refusal } from '../domain/sealing/refusal.ts';

export interface ObtainedCertificate {
  readonly certificate: Certificate;
  /** As it was read: the language server reads it again. */
  readonly pem: string;
}

/** Does what may refuse a certificate; the refusal then says which one. */
export async function aboutCertificate<Result>(source: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(error.code, `${source}: ${error.message}`) : error;
  }
}
