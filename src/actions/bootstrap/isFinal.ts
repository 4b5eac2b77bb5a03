import type { Failure, FailureCode } from '../../domain/kubernetes/failure.ts';

/** Whether waiting does not help against a failure: only somebody can. */
export function isFinal({ code }: Pick<Failure, 'code'>): boolean {
  return final.has(code);
}

const final: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'kubeconfig',
  'consent',
  'credentials',
  'unauthorized',
  'forbidden',
  'tls',
  'redirect',
  'no-kind',
  'refused',
  'missing',
  'other-cluster',
]);
