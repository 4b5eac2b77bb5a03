import { isList, own, textOf } from '../data.ts';
import type { Data } from '../data.ts';
import { evaluatePodSecurity, exclude } from '../standards/evaluate.ts';
import type { Standard } from '../standards/evaluate.ts';
import { exclusionOf } from '../standards/exclude.ts';
import { refusalsText } from '../standards/message.ts';
import { podForKyverno } from '../standards/podIn.ts';
import { readPod } from '../standards/readPod.ts';
import { spotsOf } from '../standards/spot.ts';
import { Misshapen } from '../standards/struct.ts';
import { parseVersion, versionProblem } from '../standards/version.ts';
import { answer } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Rule } from './autogen.ts';
import { exclusionsOf } from './exception.ts';
import type { ClassicException } from './exception.ts';
import type { RuleAnswer } from './ruleAnswer.ts';
import type { Subject } from './subject.ts';

const said = ['validate', 'podSecurity'];

/**
 * What a rule with `validate.podSecurity` says of a pod, or of what makes pods; null about an object that is deleted. `by`
 * are the exceptions for it, each with something that it excludes.
 * Source: kyverno, pkg/engine/handlers/validation/validate_pss.go: validate.
 */
export function podSecurityAnswer(
  rule: Rule,
  { request, scope, meter }: Subject,
  by: readonly ClassicException[],
): RuleAnswer | null {
  if (request.operation === 'DELETE' || scope === null) return null;
  const object = scope.data;
  const where = podForKyverno(object);
  if (where === null) return trouble('Error while getting new resource', 'could not find correct resource type');
  const pod = readPod(object, where);
  if (pod instanceof Misshapen) return trouble('Error while getting new resource', pod.message);
  const asked = own(own(rule.data, 'validate'), 'podSecurity');
  const [level, written] = [textOf(asked, 'level'), textOf(asked, 'version')];
  const version = parseVersion(written === '' ? 'latest' : written);
  if (version === null) return trouble('failed to parse pod security api version', versionProblem);
  const standard: Standard = { level, version };
  const refused = evaluatePodSecurity(pod, standard, listOf(own(asked, 'exclude')).map(exclusionOf), meter);
  if (refused.length === 0)
    return { answer: answer('pass', `Validation rule '${rule.name}' passed.`), exception: null };
  const left = exclude(refused, pod, standard, by.flatMap(exclusionsOf).map(exclusionOf), meter);
  const [first] = by;
  if (left.length === 0 && first !== undefined) {
    const keys = by.map(({ key }) => key).join(', ');
    return { answer: answer('skip', `rule is skipped due to policy exceptions ${keys}`), exception: first.key };
  }
  const message = `Validation rule '${rule.name}' failed. It violates PodSecurity "${level}:${written}": ${refusalsText(left, textOf(object, 'kind'))}`;
  const spots = spotsOf(
    left.flatMap(({ errors }) => errors),
    object,
    where,
  );
  return { answer: answer('fail', message, { spots, said }), exception: null };
}

function trouble(words: string, reason: string): RuleAnswer {
  const error: Answer = answer('error', `${words}: ${reason}`, { said });
  return { answer: error, exception: null };
}

function listOf(value: Data | undefined): readonly Data[] {
  return isList(value) ? value : [];
}
