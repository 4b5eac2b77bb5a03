import type { Code } from '../domain/code.ts';
import { findingOf } from '../domain/finding.ts';
import type { Elsewhere, Finding } from '../domain/finding.ts';
import { codeOf, sentenceOf } from '../domain/policy/say.ts';
import type { Outcome } from '../domain/policy/outcome.ts';
import type { Judged } from '../domain/policy/policySet.ts';
import { outcomePlace } from './outcomePlace.ts';
import type { ManifestObject } from './manifest.ts';
import type { PolicyQuestion } from './policyJudge.ts';
import { placeOf } from './spotPlace.ts';

/** What is to be told of what policies say about an object; `elsewhere` is the file of a policy. */
export function policyFindings(
  judged: readonly Judged<ManifestObject>[],
  question: PolicyQuestion,
  elsewhere: (policy: ManifestObject) => Elsewhere,
): readonly Finding[] {
  const told = judged.flatMap(({ policy, outcomes }) =>
    outcomes.flatMap((outcome) => {
      const code = codeOf(outcome);
      return code === null ? [] : [{ code, outcome, policy }];
    }),
  );
  // The copy has the object's text read again where its tree was let go.
  if (told.length === 0) return [];
  const object: ManifestObject = { ...question, file: '', document: 0, start: 0, data: null };
  return told.map((one) => toldOf(one, object, elsewhere));
}

interface Told {
  readonly code: Code;
  readonly outcome: Outcome;
  readonly policy: Judged<ManifestObject>['policy'];
}

function toldOf(
  { code, outcome, policy }: Told,
  object: ManifestObject,
  elsewhere: (policy: ManifestObject) => Elsewhere,
): Finding {
  const { pointer, property, range, related } = outcomePlace(outcome, object, policy.source);
  // What an exception decides has no place of its own.
  const all = placeOf(object.node, { steps: [], missing: true }, object.text);
  const { file, document, item } = policy.source;
  return findingOf(code, sentenceOf(outcome, policy, object.identity.kind), range ?? all.range, {
    item: object.item,
    pointer: pointer ?? all.pointer,
    property,
    ...(outcome.assumptions.length === 0 ? {} : { granted: outcome.assumptions }),
    saidBy: { file, document, item, rule: outcome.rule, validation: outcome.validation },
    related: related.map(({ file: at, message, range: where }) =>
      at === object.file ? { message, range: where } : { message, range: where, elsewhere: elsewhere(policy.source) },
    ),
  });
}
