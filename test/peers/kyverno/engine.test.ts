import { beforeAll, expect, test } from 'vitest';
import { evaluateConditions } from '../../../src/domain/policy/conditions/evaluateConditions.ts';
import { asAdmitted } from '../../../src/domain/policy/data.ts';
import { matchesRule } from '../../../src/domain/policy/match/matchesRule.ts';
import { validatePattern } from '../../../src/domain/policy/pattern/validatePattern.ts';
import { Random, seedOf } from '../random.ts';
import { describeWithPeers } from '../tools.ts';
import { askKyverno, type Answer, type Question } from './engine.ts';
import { conditionsQuestion } from './generate/conditions.ts';
import { patternQuestion } from './generate/patterns.ts';
import { matchQuestion } from './generate/rules.ts';
import { userOf } from './rule.ts';
import { kyvernoFile, rowsOf, textOf } from './tables.ts';

/** Our answer, in the same words. */
function answerOf(question: Question): Answer {
  switch (question.ask) {
    case 'pattern': {
      const result = validatePattern(asAdmitted(question.resource), asAdmitted(question.pattern));
      if ('said' in result) return { outcome: result.outcome, message: result.message, path: result.said };
      return { outcome: result.outcome, message: '', path: '' };
    }
    case 'conditions': {
      const result = evaluateConditions(asAdmitted(question.conditions), (value) => ({ value }));
      if (result.kind === 'decided') return { outcome: String(result.holds), message: result.message, path: '' };
      return { outcome: 'error', message: 'message' in result ? result.message : result.kind, path: '' };
    }
    case 'match': {
      const { rule, policyNamespace, resource, operation, subresource, namespaceLabels, admission } = question;
      const isSomebody = Object.keys(Object(admission)).length > 0;
      const userInfo = isSomebody ? userOf(admission as never) : null;
      const subject = { resource, operation, subresource, namespaceLabels, userInfo };
      return { outcome: matchesRule(rule, policyNamespace, subject).kind, message: '', path: '' };
    }
  }
}

/** Where Kyverno breaks down we say an error with the same words; why a rule does not match nobody is told. */
function comparable(question: Question, { outcome, message, path }: Answer): Answer {
  if (question.ask === 'match') return { outcome, message: '', path: '' };
  return { outcome: outcome === 'panic' ? 'error' : outcome, message, path };
}

async function check(questions: readonly Question[]): Promise<ReadonlyMap<string, number>> {
  const answers = await askKyverno(questions);
  expect(answers).toHaveLength(questions.length);
  const counts = new Map<string, number>();
  const wrong: unknown[] = [];
  for (const [index, question] of questions.entries()) {
    const said = answers[index] ?? { outcome: '', message: '', path: '' };
    const [wanted, found] = [comparable(question, said), answerOf(question)];
    counts.set(wanted.outcome, (counts.get(wanted.outcome) ?? 0) + 1);
    if (JSON.stringify(wanted) !== JSON.stringify(found))
      wrong.push({ question: JSON.stringify(question), wanted, found });
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  return counts;
}

const size = 4000;

describeWithPeers('The engine of Kyverno', () => {
  const seed = seedOf();

  beforeAll(() => {
    process.stderr.write(`Questions to the engine of Kyverno: SLIPWAY_SEED=${seed}\n`);
  });

  test.each([
    [
      'patterns',
      patternQuestion,
      [
        ['pass', 0.25],
        ['fail', 0.25],
        ['skip', 0.05],
        ['error', 0.005],
      ],
    ],
    [
      'conditions',
      conditionsQuestion,
      [
        ['true', 0.15],
        ['false', 0.25],
        ['error', 0.01],
      ],
    ],
    [
      'rules',
      matchQuestion,
      [
        ['yes', 0.1],
        ['no', 0.25],
      ],
    ],
  ] as const)('Generated %s have the same answer, in the same words', async (_name, question, least) => {
    const random = new Random(seed);
    const counts = await check(Array.from({ length: size }, () => question(random)));
    expect(least.filter(([outcome, share]) => (counts.get(outcome) ?? 0) < share * size)).toEqual([]);
  });

  test('Places lie in the object and in the pattern', () => {
    const random = new Random(seed);
    const questions = Array.from({ length: size }, () => patternQuestion(random)).filter(
      (one) => one.ask === 'pattern',
    );
    const wrong = questions.filter(({ resource, pattern }) => {
      const result = validatePattern(asAdmitted(resource), asAdmitted(pattern));
      if (!('path' in result)) return false;
      const { path, missing, place, said } = result;
      const isThere = reaches(resource, missing ? path.slice(0, -1) : path) && !(missing && reaches(resource, path));
      return !isThere || !reaches(pattern, place) || !`/${path.map((step) => `${step}/`).join('')}`.startsWith(said);
    });
    expect(wrong).toEqual([]);
  });

  test('The patterns of its tests that are to fail', async () => {
    const file = await kyvernoFile('pkg/engine/validate/validate_test.go');
    const rows = rowsOf(file, ['TestConditionalAnchorWithMultiplePatterns', 'Test_global_anchor'], 'testCases');
    expect(rows).toHaveLength(58);
    const questions = rows.map(({ resource, pattern }): Question => {
      return { ask: 'pattern', resource: JSON.parse(textOf(resource)), pattern: JSON.parse(textOf(pattern)) };
    });
    const counts = await check(questions);
    expect(counts.get('fail')).toBeGreaterThan(15);
  });
});

/** Whether there is something at a path. */
function reaches(value: unknown, path: readonly (string | number)[]): boolean {
  const [step, ...others] = path;
  if (step === undefined) return true;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
  return reaches((value as Readonly<Record<string | number, unknown>>)[step], others);
}
