import type { StepConsent, StepUse } from '../actions/bootstrap/ports.ts';
import type { StepKind } from '../domain/phases/spec.ts';
import { toolLine } from '../domain/phases/checkUse.ts';
import { visible } from '../domain/visible.ts';
import type { QuestionWorld } from './questions.ts';

export interface StepConsentWorld extends Pick<QuestionWorld, 'terminal' | 'say'> {
  /** Kinds of steps that were allowed beforehand. */
  readonly allow: ReadonlySet<StepKind>;
}

/**
 * Whether code of the repository may run while steps are planned (SAFETY 1): `--allow` names the kinds that may, a terminal
 * is asked about the others, and nobody else can have agreed. What runs is said once.
 */
export class CliStepConsent implements StepConsent {
  readonly #world: StepConsentWorld;
  /** Digests of what somebody has agreed to, and what has been said of. */
  readonly #agreed = new Set<string>();
  #refused: string | null = null;

  constructor(world: StepConsentWorld) {
    this.#world = world;
  }

  /** In a sentence, what was not allowed and how that is done; null when nobody was refused. */
  get refused(): string | null {
    return this.#refused;
  }

  async allows(uses: readonly StepUse[], signal: AbortSignal): Promise<boolean> {
    const { allow, terminal } = this.#world;
    const fresh = uses.filter(({ digest }) => !this.#agreed.has(digest));
    const asked = fresh.filter(({ kind }) => !allow.has(kind));
    if (asked.length > 0 && terminal === null) return this.#refuse(unallowed(asked));
    for (const use of fresh) this.#say(asked.includes(use) ? 'Would run' : 'Runs', use);
    if (asked.length > 0) {
      const said = await terminal?.line('It is code of the repository. Let it run to make the plan? [y/N] ', signal);
      if (!/^y(es)?$/i.test((said ?? '').trim()))
        return this.#refuse('Nothing was run: nobody has agreed to what has to run to make the plan.');
    }
    for (const { digest } of fresh) this.#agreed.add(digest);
    return true;
  }

  #say(how: string, { step, what, tools, digest }: StepUse): void {
    const all = [what, ...tools.map(toolLine), `SHA-256 ${digest}`];
    this.#world.say(visible(`${how} for the plan of ${step}: ${all.join(' · ')}`));
  }

  #refuse(sentence: string): false {
    this.#refused = sentence;
    return false;
  }
}

function unallowed(uses: readonly StepUse[]): string {
  const steps = uses.map(({ step, kind }) => `${step} (${kind})`).join(', ');
  const kinds = [...new Set(uses.map(({ kind }) => kind))].join(',');
  return `To make the plan, code of the repository has to run for ${steps}, and nobody has allowed that: give --allow ${kinds}.`;
}
