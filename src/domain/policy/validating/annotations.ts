import type { Work } from '../expressions/conditions.ts';
import type { Asked } from './evaluate.ts';
import { objectionOf } from './objection.ts';
import type { Objection } from './objection.ts';
import type { Program } from '../expressions/program.ts';

/**
 * What keeps an audit annotation from being written; null when all can be. Null is no text here, although an expression
 * may have that type. Source: kyverno, pkg/cel/policies/vpol/compiler/policy.go: evaluateAuditAnnotations.
 */
export function annotationObjection(
  { annotations }: Program,
  work: Work,
  context: string,
  asked: Asked,
): Objection | null {
  for (const { key, expression } of annotations) {
    const outcome = work(expression);
    if (!outcome.ok)
      return objectionOf(outcome.failure, `${context}: failed to evaluate auditAnnotation '${key}'`, asked);
    if (typeof outcome.value.data !== 'string')
      return {
        outcome: 'error',
        validation: null,
        message: `${context}: failed to convert auditAnnotation '${key}' expression: it is no text`,
        isStopped: false,
        missing: [],
        spots: [],
        said: null,
      };
  }
  return null;
}
