/** Pairs of a policy and an object that was changed in one field, which one rule refuses for it. */
import path from 'node:path';
import { judge } from '../../../../src/actions/judge.ts';
import type { JudgeInput } from '../../../../src/actions/judge.ts';
import { textAt } from '../../../../src/domain/kubernetes/read.ts';
import type { Answer } from '../../../../src/domain/policy/comparison/answer.ts';
import { policyInReport, ruleInReport } from '../../../../src/domain/policy/reported.ts';
import { nodeFiles } from '../../../../src/node/files.ts';
import { newestSchemas } from '../../../../src/node/schemas.ts';
import { outcomePlace } from '../../../../src/repository/outcomePlace.ts';
import { askedOf, withFiles } from './ask.ts';
import type { Base, Json, JsonMap } from './bases.ts';
import { changed, isMap, named } from './mutate.ts';
import type { Change } from './mutate.ts';
import { ruleKindOf } from './policies.ts';
import type { RuleKind } from './policies.ts';

/** Policies, and bases with the changes that are to be made of each. */
export interface Question {
  readonly policies: readonly JsonMap[];
  readonly bases: readonly { readonly base: Base['object']; readonly changes: readonly Change[] }[];
}

/** One rule that refuses what it let pass before the change. */
export interface Pair {
  readonly policy: string;
  readonly rule: string;
  /** What the rule judges by; null where that is none of those that are counted. */
  readonly kind: RuleKind | null;
  readonly object: Json;
  readonly change: Change;
  /** Ours; null where we do not refuse it. */
  readonly pointer: string | null;
}

interface Made {
  readonly name: string;
  readonly kind: string;
  readonly object: Json;
  readonly change: Change;
  /** The name of the base that it is made of. */
  readonly of: string;
}

/** Asks Kyverno and us about each object that can be made; keeps where exactly one rule of a policy fails, which let the base pass. */
export async function pairsOf(program: string, { policies, bases }: Question): Promise<readonly Pair[]> {
  const made = bases.flatMap(({ base, changes }, index) => madeOf(base, index, changes));
  const whole = bases.map(({ base }, index) => named(base, nameOf(index, 0)));
  return await withFiles(policies, [...whole, ...made.map(({ object }) => object)], async (files) => {
    const theirs = Map.groupBy(await askedOf(program, files), ({ policy, object: { kind, name } }) =>
      [policy, kind, name].join(' '),
    );
    const ours = await pointersOf(files);
    return policies.flatMap((written) => {
      const policy = textAt(written, 'metadata', 'name');
      return made.flatMap(({ name, kind, object, change, of }): readonly Pair[] => {
        const key = [policy, kind, name].join(' ');
        const [failed, ...others] = (theirs.get(key) ?? []).filter(isRefusal);
        if (failed === undefined || others.length > 0 || failed.result === 'error') return [];
        const before = theirs.get([policy, kind, of].join(' ')) ?? [];
        if (before.some(isRefusal) || !before.some(({ rule, result }) => rule === failed.rule && result === 'pass'))
          return [];
        const pointer = ours.get([key, failed.rule].join(' ')) ?? null;
        const rule = failed.rule;
        return [{ policy, rule, kind: ruleKindOf(written, rule, object), object, change, pointer }];
      });
    });
  });
}

function isRefusal({ result }: Answer): boolean {
  return result === 'fail' || result === 'warn' || result === 'error';
}

function nameOf(base: number, index: number): string {
  return `shop-${base}-${String(index).padStart(4, '0')}`;
}

function madeOf(base: JsonMap, index: number, changes: readonly Change[]): readonly Made[] {
  const kind = textAt(base, 'kind');
  return changes.map((change, at) => {
    const name = nameOf(index, at + 1);
    return { name, kind, object: named(changed(base, change), name), change, of: nameOf(index, 0) };
  });
}

/** By policy, object and rule the pointer of each failure. */
async function pointersOf({
  policies,
  resources,
}: {
  readonly policies: string;
  readonly resources: string;
}): Promise<ReadonlyMap<string, string>> {
  const input: JudgeInput = {
    policies: [policies],
    resources: [resources],
    exceptions: [],
    values: null,
    operation: 'CREATE',
    likeCommandLine: true,
    served: [newestSchemas(path.join(import.meta.dirname, '../../../..'))],
    crds: null,
    stdin: () => Promise.resolve({ failure: 'unreadable', reason: 'there is none' }),
  };
  const report = await judge(nodeFiles, input, new AbortController().signal);
  const pointers = new Map<string, string>();
  for (const { policy, outcomes } of report.policies)
    for (const [index, all] of outcomes.entries()) {
      const object = report.objects[index];
      for (const outcome of all) {
        if (outcome.outcome !== 'fail' || object === undefined) continue;
        const { kind, name } = object.identity;
        const { pointer } = outcomePlace(outcome, object, policy.source);
        const key = [policyInReport(policy), kind, name, ruleInReport(policy, outcome)].join(' ');
        if (pointer !== null && !pointers.has(key)) pointers.set(key, pointer);
      }
    }
  return pointers;
}

/** Whether a pointer names the field: what is gone is named by what it lay in, and what is new and has fields by any of these. */
export function isRight({ change: { steps, value }, pointer }: Pair): boolean {
  if (pointer === null) return false;
  if (value === undefined) return pointer === pointerOf(steps.slice(0, -1));
  const whole = pointerOf(steps);
  return pointer === whole || (hasFields(value) && pointer.startsWith(`${whole}/`));
}

function hasFields(value: Json): boolean {
  return Array.isArray(value) ? value.length > 0 : isMap(value) && Object.keys(value).length > 0;
}

export function pointerOf(steps: Change['steps']): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
