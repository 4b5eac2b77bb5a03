import { canonical } from './canonical.ts';
import { textOf } from './expression.ts';
import { given, isKnown } from './given.ts';
import type { Plan, PlannedCheck } from './plan.ts';
import { runHere, runsOnHosts, runWords } from './runs.ts';
import type { CheckRun } from './runs.ts';
import type { CheckKind, Json, PlatformSpec } from './spec.ts';
import type { GitKnown } from './world.ts';

/** What a check would do when somebody asks for it. */
export interface Use {
  readonly title: string;
  readonly kind: CheckKind;
  /** In one line, all of it. */
  readonly what: string;
  /** The objects that are sent, as JSON in many lines; null for what sends none. */
  readonly manifest: string | null;
  /** Equal as long as the same would happen: what is agreed to is its digest. */
  readonly text: string;
  /** The address; null for what asks none. */
  readonly url: string | null;
  /** The commands; empty for what runs none. */
  readonly runs: readonly CheckRun[];
  /** The program of this machine that is started; null for what starts none. */
  readonly tool: string | null;
}

/** A check of a plan by its ids; null where there is none. */
export function checkOf(plan: Plan, phase: string, check: string): PlannedCheck | null {
  return plan.phases.find(({ spec }) => spec.id === phase)?.checks.find(({ spec }) => spec.id === check) ?? null;
}

/** What a check on demand would do, or why that can't be told. Never throws. */
export function useOf(
  plan: Plan,
  phase: string,
  check: string,
  git: GitKnown | null,
): Use | { readonly problem: string } {
  const planned = checkOf(plan, phase, check);
  if (planned === null) return { problem: `There is no check "${check}" in phase "${phase}".` };
  const asked = askedBy(planned, plan.spec, git);
  if ('problem' in asked) return asked;
  const { title, kind } = planned.spec;
  const { what, url = null, objects = null, runs = [], decides } = asked;
  const manifest = objects === null ? null : objects.map((object) => JSON.stringify(object, null, 2)).join('\n');
  const [first] = runs;
  const tool = first === undefined ? null : first.host === null ? (first.argv[0] ?? null) : 'ssh';
  return { title, kind, what, manifest, text: canonical({ kind, decides }), url, runs, tool };
}

/**
 * All that an answer rests on, as one text: what was asked, what is expected of it, and what that names. An answer whose
 * text is another one by now is stale.
 */
export function inputsOf(check: PlannedCheck, spec: PlatformSpec, git: GitKnown | null): string {
  const asked = askedBy(check, spec, git);
  const { names } = check;
  return canonical({
    asked: 'problem' in asked ? asked.problem : asked.decides,
    refusedBy: check.spec.kind === 'admission' ? check.spec.refusedBy : null,
    status: check.spec.kind === 'http' ? check.spec.status : null,
    expect: check.spec.expect,
    message: check.spec.message,
    platform: names.has('platform') ? spec.platform : null,
    applications: names.has('applications') ? spec.applications : null,
    head: names.has('git') && isKnown(git) ? git.head : null,
  });
}

interface AskedNow {
  readonly what: string;
  readonly url?: string;
  readonly objects?: readonly Json[];
  readonly runs?: readonly CheckRun[];
  readonly decides: unknown;
}

function askedBy(
  check: PlannedCheck,
  spec: PlatformSpec,
  git: GitKnown | null,
): AskedNow | { readonly problem: string } {
  const { spec: one, asked } = check;
  // Nothing that is asked depends on the hour.
  const variables = given(spec, { git, now: 0 });
  switch (one.kind) {
    case 'admission':
      if (one.problem !== null) return { problem: one.problem };
      return {
        what: `dry run of ${namesOf(one.objects)} (${one.manifest})`,
        objects: one.objects,
        decides: one.objects,
      };
    case 'probe':
      if (one.problem !== null) return { problem: one.problem };
      return {
        what: `run ${namesOf(one.objects)} (${one.manifest}) for at most ${one.for}`,
        objects: one.objects,
        decides: { objects: one.objects, for: one.for },
      };
    case 'http': {
      const url = asked.url === null ? { problem: 'It has no address.' } : textOf(asked.url, variables);
      if ('problem' in url) return { problem: `Its address can't be worked out: ${url.problem}` };
      const { token } = one;
      const what = token === null ? `GET ${url.value}` : `GET ${url.value} with the token "${token}"`;
      return { what, url: url.value, decides: { url: url.value, token } };
    }
    case 'command': {
      const runs = runHere(check, spec, git);
      return 'problem' in runs ? runs : { what: runWords(runs), runs, decides: runs[0]?.argv ?? [] };
    }
    case 'host': {
      const runs = runsOnHosts(check, spec, git);
      if ('problem' in runs) return runs;
      return { what: runs.length === 0 ? 'no host' : runWords(runs), runs, decides: runs };
    }
    default:
      return { problem: `A check of kind ${one.kind} runs by itself.` };
  }
}

/** `Pod slipway-probe/probe` */
function namesOf(objects: readonly Json[]): string {
  return objects
    .map((object) => {
      const kind = textAt(object, 'kind') ?? 'object';
      const metadata = fieldOf(object, 'metadata');
      const [namespace, name] = [textAt(metadata, 'namespace'), textAt(metadata, 'name')];
      return `${kind} ${namespace === null ? '' : `${namespace}/`}${name ?? 'without a name'}`;
    })
    .join(', ');
}

function fieldOf(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value)).get(name);
}

function textAt(value: Json | undefined, name: string): string | null {
  const field = fieldOf(value, name);
  return typeof field === 'string' ? field : null;
}
