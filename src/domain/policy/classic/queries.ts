import { compile, evaluate } from '../../jmespath/jmespath.ts';
import type { Compiled } from '../../jmespath/jmespath.ts';
import { Failure } from '../../jmespath/evaluate/failure.ts';
import { kyvernoLibrary } from '../../jmespath/library/kyverno/kyverno.ts';
import type { Value } from '../../jmespath/value.ts';
import type { Meter } from '../meter.ts';
import { Trouble, troubleOf } from './trouble.ts';

/** More texts are compiled again: those that a substitution makes are without end. */
const most = 1000;

/** JMESPath of one policy: a text is compiled once. */
export class Queries {
  readonly #known = new Map<string, Compiled>();

  /** The value of a query for data; `words` is what Kyverno says before a reason. */
  search(query: string, data: Value, meter: Meter): Value | Trouble {
    const { expression, problems } = this.#compiled(query);
    const [problem] = problems;
    if (expression === null || problem !== undefined)
      return new Trouble(`incorrect query ${query}: ${problem?.message ?? ''}`);
    const result = evaluate(expression, data, kyvernoLibrary, meter);
    return result instanceof Failure ? troubleOf(result, 'JMESPath query failed: ') : result;
  }

  #compiled(query: string): Compiled {
    const known = this.#known.get(query);
    if (known !== undefined) return known;
    if (this.#known.size >= most) this.#known.clear();
    const compiled = compile(query, kyvernoLibrary);
    this.#known.set(query, compiled);
    return compiled;
  }
}
