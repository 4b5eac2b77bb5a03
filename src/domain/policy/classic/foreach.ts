import { plain } from '../../jmespath/value.ts';
import type { Value } from '../../jmespath/value.ts';
import { asFloats, isMap, own, textOf } from '../data.ts';
import type { Data } from '../data.ts';
import { goType } from '../goText.ts';
import type { Steps } from '../outcome.ts';
import { answer, troubled } from './answer.ts';
import type { Answer } from './answer.ts';
import { stepsOf } from './subject.ts';
import type { Subject } from './subject.ts';
import { Trouble } from './trouble.ts';

/** What one loop says about an element: a body like that of the rule. */
export type BodyAnswer = (body: Data, subject: Subject, said: Steps) => Answer | null;

/**
 * What loops say: the first answer that is no pass, or a pass when at least one element was looked at; null when none was.
 * A list that names a key that is not there is no error.
 * Source: kyverno, pkg/engine/handlers/validation/validate_resource.go: validateForEach.
 */
export function foreachAnswer(
  loops: readonly Data[],
  subject: Subject,
  said: Steps,
  bodyAnswer: BodyAnswer,
): Answer | null {
  let applied = 0;
  let unlisted: Trouble | null = null;
  for (const [index, loop] of loops.entries()) {
    const here = [...said, index];
    const elements = elementsOf(loop, subject);
    if (elements instanceof Trouble) {
      if (elements.missing !== null || elements.isExhausted)
        return troubled(elements, 'failed to evaluate list', [...here, 'list']);
      if (!elements.message.includes('Unknown key')) unlisted = elements;
      continue;
    }
    const result = loopAnswer(loop, elements, subject, here, bodyAnswer);
    if (typeof result !== 'number') return result;
    applied += result;
  }
  if (applied > 0) return answer('pass', 'rule passed');
  return unlisted === null ? null : troubled(unlisted, 'failed to evaluate list', said);
}

/** What is no list is the one element of one. */
function elementsOf(loop: Data, { context, meter }: Subject): readonly Value[] | Trouble {
  const value = context.query(textOf(loop, 'list'), meter);
  if (value instanceof Trouble) return value;
  const { data } = value;
  return typeof data === 'object' && data !== null && data.kind === 'list' ? data.items : [value];
}

/** How many elements passed; the answer about the first that did not. */
function loopAnswer(
  loop: Data,
  elements: readonly Value[],
  subject: Subject,
  said: Steps,
  bodyAnswer: BodyAnswer,
): Answer | number {
  let applied = 0;
  for (const [index, element] of elements.entries()) {
    subject.meter.take(1);
    if (element.data === null) continue;
    const scoped = elementSubject(loop, element, index, subject);
    if (scoped instanceof Trouble) return troubled(scoped, 'failed to process foreach', said);
    const result = bodyAnswer(loop, scoped, said);
    if (result === null || result.outcome === 'skip') continue;
    if (result.outcome === 'pass') applied += 1;
    else if (!isOfPreconditions(result)) return worded(result);
  }
  return applied;
}

/** An element whose preconditions have no value is passed over, as Kyverno does. */
function isOfPreconditions({ outcome, message, isExhausted }: Answer): boolean {
  return outcome === 'error' && !isExhausted && message.includes('failed to evaluate preconditions');
}

function worded(result: Answer): Answer {
  return result.outcome === 'unjudged' ? result : { ...result, message: `validation failure: ${result.message}` };
}

/** Patterns are laid over a map, and over the whole object for any other element, unless the loop says which. */
function elementSubject(loop: Data, element: Value, index: number, subject: Subject): Subject | Trouble {
  const data = asFloats(plain(element.data));
  const wanted = own(loop, 'elementScope');
  if (wanted === true && !isMap(data))
    return new Trouble(
      `cannot use elementScope=true foreach rules for elements that are not maps, expected type=map got type=${goType(data)}`,
    );
  const isScoped = typeof wanted === 'boolean' ? wanted : isMap(data);
  return {
    ...subject,
    context: subject.context.withElement(element, index, subject.nesting),
    scope: isScoped ? { data, steps: stepsOf(element) } : subject.scope,
    nesting: subject.nesting + 1,
  };
}
