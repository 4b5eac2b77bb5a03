import { dateAt, listAt, textAt, textsAt } from '../../kubernetes/read.ts';

/** A PolicyException of policies.kyverno.io. */
export interface PolicyException {
  /** `namespace/name`, or the name alone. */
  readonly key: string;
  readonly policies: readonly { readonly kind: string; readonly name: string }[];
  readonly conditions: readonly string[];
  /** Without images and values it exempts from all of a policy; with them the policy reads what it allows. */
  readonly images: readonly string[];
  readonly values: readonly string[];
  /** What its label says; 0 without one. */
  readonly priority: number;
  readonly reports: 'skip' | 'pass';
  /** In milliseconds since 1970; null when it holds for ever. */
  readonly expires: number | null;
}

/** What an object of that kind says; what it says wrongly reads as if it were not there. */
export function exceptionOf(object: unknown): PolicyException {
  const [namespace, name] = [textAt(object, 'metadata', 'namespace'), textAt(object, 'metadata', 'name')];
  return {
    key: namespace === '' ? name : `${namespace}/${name}`,
    policies: listAt(object, 'spec', 'policyRefs').map((ref) => ({
      kind: textAt(ref, 'kind'),
      name: textAt(ref, 'name'),
    })),
    conditions: listAt(object, 'spec', 'matchConditions').map((one) => textAt(one, 'expression')),
    images: textsAt(object, 'spec', 'images'),
    values: textsAt(object, 'spec', 'allowedValues'),
    priority: priorityOf(textAt(object, 'metadata', 'labels', 'polex.kyverno.io/priority')),
    reports: textAt(object, 'spec', 'reportResult') === 'pass' ? 'pass' : 'skip',
    expires: dateAt(object, 'spec', 'expiresAt')?.getTime() ?? null,
  };
}

/**
 * Those of a policy; one that names it twice is there twice, as Kyverno has and tells it (pkg/cel/engine/exception.go:
 * ListExceptions).
 */
export function exceptionsFor(
  policy: { readonly kind: string; readonly name: string },
  exceptions: readonly PolicyException[],
): readonly PolicyException[] {
  return exceptions.flatMap((one) =>
    one.policies.filter(({ kind, name }) => kind === policy.kind && name === policy.name).map(() => one),
  );
}

/** Whether it exempts from all of a policy. */
export function isFull({ images, values }: PolicyException): boolean {
  return images.length === 0 && values.length === 0;
}

/**
 * The one that decides how the result is reported: the first of the highest priority above 0, else the first of all
 * (kyverno, pkg/cel/policies/vpol/engine/engine.go: handlePolicy).
 */
export function deciding(exceptions: readonly PolicyException[]): PolicyException | undefined {
  return exceptions.toSorted((a, b) => Math.max(b.priority, 0) - Math.max(a.priority, 0))[0];
}

/** As Go's Atoi reads it. */
function priorityOf(label: string): number {
  return /^[+-]?\d{1,15}$/.test(label) ? Number(label) : 0;
}
