import { at } from '../../kubernetes/read.ts';
import { levelOfNamespace } from '../standards/namespace.ts';
import { problemAt, quoted } from './problem.ts';
import type { PolicyProblem } from './problem.ts';

/**
 * Labels of a Namespace for which an API server does not let it be made.
 * Source: k8s.io/pod-security-admission, admission: ValidateNamespace.
 */
export function labelProblems(namespace: unknown): readonly PolicyProblem[] {
  return levelOfNamespace(at(namespace, 'metadata', 'labels')).problems.map(({ label, value, message }) =>
    problemAt(
      ['metadata', 'labels', label],
      'label',
      'error',
      `Kubernetes refuses this Namespace: "${label}" is ${quoted(value)}, and ${message}.`,
    ),
  );
}
