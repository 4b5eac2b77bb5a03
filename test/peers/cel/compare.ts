import { exceptions, unworded } from './exceptions.ts';
import type { Answer, Outside, Question } from './oracle.ts';
import { ask } from './oracle.ts';
import { answerOf } from './ours.ts';
import { canonical } from './tagged.ts';
import { known } from './type.ts';

export interface Comparison {
  /** One line each: the expression, and what both make of it. */
  readonly different: readonly string[];
  readonly tally: {
    readonly values: number;
    readonly errors: number;
    readonly refused: number;
    readonly excepted: number;
  };
}

/** Values, errors, refusals and types of expressions, with ours beside the real ones. */
export async function compare(questions: readonly Question[], outside: Outside): Promise<Comparison> {
  const answers = await ask(outside, questions);
  const different: string[] = [];
  const tally = { values: 0, errors: 0, refused: 0, excepted: 0 };
  for (const [index, question] of questions.entries()) {
    const theirs = answers[index] ?? { refused: 'There is no answer.' };
    const ours = answerOf(question, outside);
    const { environment, expression } = question;
    if (
      (told(ours) === told(theirs) && (isWordedAs(ours, theirs) || goesOverMap(expression))) ||
      differsInOrder(ours, theirs)
    )
      tally[kindOf(theirs)] += 1;
    else if (isException(expression, why(ours), why(theirs))) tally.excepted += 1;
    else
      different.push(
        `${environment}: ${expression}\n  ours   ${told(ours)} ${why(ours)}${ours.words === undefined ? '' : ` (${ours.words})`}\n  theirs ${told(theirs)} ${why(theirs)}`,
      );
  }
  return { different, tally };
}

/** Whether errors are told in the same words; of both refusals each has its own. */
function isWordedAs({ words }: Answer, { error }: Answer): boolean {
  return error === undefined || words === error || unworded.some(({ theirs }) => theirs.test(error));
}

/** Whether one of several errors may be told, by the key that Go came to last. */
function goesOverMap(expression: string): boolean {
  return /(?:labels|annotations|flags|\})\)?\.(?:all|exists|exists_one|map|filter|transform\w+)\(/.test(expression);
}

/** Go goes over the keys of a map in any order, and what is made of them is a list. */
function differsInOrder(ours: Answer, theirs: Answer): boolean {
  return kindOf(ours) === 'values' && lettersOf(told(ours)) === lettersOf(told(theirs));
}

function lettersOf(text: string): string {
  return Array.from(text).toSorted().join('');
}

function isException(expression: string, byUs: string, byThem: string): boolean {
  return exceptions.some(({ is, ours, theirs }) =>
    [is?.test(expression), ours?.test(byUs), theirs?.test(byThem)].every((one) => one !== false),
  );
}

function kindOf(answer: Answer): 'values' | 'errors' | 'refused' {
  if (answer.refused !== undefined) return 'refused';
  return answer.error === undefined ? 'values' : 'errors';
}

function told(answer: Answer): string {
  const { type = '', value } = answer;
  const kind = kindOf(answer);
  if (kind === 'refused') return kind;
  return `${kind === 'values' ? canonical(value) : kind} of ${known(type)}`;
}

function why({ refused, error }: Answer): string {
  return (refused ?? error ?? '').split('\n')[0] ?? '';
}
