import type { Code } from '../domain/code.ts';
import { changeTo, findingOf } from '../domain/finding.ts';
import type { Finding, Fix } from '../domain/finding.ts';
import type { PolicyProblem } from '../domain/policy/problems/problem.ts';
import type { Range } from '../domain/range.ts';
import { pointer } from '../domain/schema/place.ts';
import type { Place } from '../domain/schema/place.ts';
import { underlineKey, underlineMissing, underlineValue } from '../domain/schema/underline.ts';
import { content } from '../domain/yaml/node.ts';
import type { Node } from '../domain/yaml/node.ts';
import { spanIn } from '../domain/yaml/span.ts';
import type { PolicyQuestion } from './policyJudge.ts';
import { follow } from './spotPlace.ts';

/** What is wrong with a policy, each at its place; offsets are of the text of its document. */
export function problemFindings(
  problems: readonly PolicyProblem[],
  { node, text, item }: PolicyQuestion,
): readonly Finding[] {
  return problems.map((problem) => {
    const { place, rest } = follow(node, problem.steps);
    const range = rest.length > 0 ? underlineMissing(place, text).range : rangeOf(problem, place, text);
    const [lost] = rest;
    const code = problem.kind === 'budget' ? 'policy/budget' : codes[problem.severity];
    const finding = findingOf(code, problem.message, range, {
      item,
      pointer: pointer(place),
      property: lost === undefined ? null : String(lost),
    });
    return rest.length > 0 ? finding : Object.assign(finding, { fixes: fixesOf(problem, place, text) });
  });
}

/** To write what was most likely meant, where it is certain which letters stand in its place, in whatever style. */
function fixesOf({ on, part, near }: PolicyProblem, place: Place, text: string): readonly Fix[] {
  // A name alone means the same in quotes and without.
  if (near === null || !/^\w[\w.-]*$/.test(near)) return [];
  const node = on === 'key' ? place.key : place.node;
  const scalar = node === null ? null : content(node);
  if (scalar?.type !== 'scalar') return [];
  const range = spanIn(scalar, text, part ?? { start: 0, end: scalar.text.length });
  return range === null ? [] : [changeTo(near, range)];
}

const codes: Readonly<Record<PolicyProblem['severity'], Code>> = {
  error: 'policy/invalid',
  warning: 'policy/suspect',
  hint: 'policy/deprecated',
};

function rangeOf({ on, part }: PolicyProblem, place: Place, text: string): Range {
  const whole = on === 'key' ? underlineKey(place, text) : underlineValue(place, text);
  const node = on === 'key' ? place.key : place.node;
  return (part === null ? null : partOf(node, part, text)) ?? whole.range;
}

/** Where a part of a text stands, in whatever style it is written; null where that is not certain. */
function partOf(node: Node | null, part: Range, text: string): Range | null {
  const scalar = node === null ? null : content(node);
  return scalar?.type === 'scalar' ? spanIn(scalar, text, part) : null;
}
