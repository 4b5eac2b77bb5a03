import type { JudgedObject, JudgeReport } from '../../actions/judge.ts';
import type { LoadedPolicy } from '../../domain/policy/policySet.ts';
import type { Outcome } from '../../domain/policy/outcome.ts';
import type { ManifestObject } from '../../repository/manifest.ts';

/** One policy and one object. */
export interface JudgedRow {
  readonly policy: LoadedPolicy<ManifestObject>;
  readonly object: JudgedObject;
  /** Null where the policy is not about the object. */
  readonly outcome: Outcome | null;
}

/** The rows of a report by object: file, document, item, and then as the policies come. */
export function judgedRows({ objects, policies }: JudgeReport): readonly JudgedRow[] {
  return objects.flatMap((object, index) =>
    policies.flatMap(({ policy, outcomes }): readonly JudgedRow[] => {
      if (policy.problems.length > 0) return [];
      const said = outcomes[index] ?? [];
      return said.length === 0
        ? [{ policy, object, outcome: null }]
        : said.map((outcome) => ({ policy, object, outcome }));
    }),
  );
}
