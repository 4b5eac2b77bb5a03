import type { Compilation, Program } from '../expressions/program.ts';
import { asAdmitted, own, textOf } from '../data.ts';
import type { Data } from '../data.ts';
import { rulesFor } from './autogen.ts';
import type { Rule } from './autogen.ts';
import { compileCel } from './celRule.ts';
import { Queries } from './queries.ts';
import { compileConditions } from './webhook.ts';

/** A ClusterPolicy or Policy of kyverno.io, ready to judge. */
export class ClassicPolicy {
  readonly kind: string;
  readonly name: string;
  /** Empty for one of the cluster. */
  readonly namespace: string;
  readonly data: Data;
  /** Whether failures count as such in reports. */
  readonly isScored: boolean;
  /** After the first rule that passes or fails no other is asked. */
  readonly onlyOne: boolean;
  /** On which admission asks it; null for none. */
  readonly conditions: Program | null;
  readonly queries = new Queries();
  readonly #rules = new Map<string, readonly Rule[]>();
  readonly #cel = new Map<Rule, Compilation>();

  /** From an object of that kind; what it says wrongly reads as if it were not there. */
  constructor(object: unknown) {
    this.data = asAdmitted(object);
    const metadata = own(this.data, 'metadata');
    this.kind = textOf(this.data, 'kind');
    this.name = textOf(metadata, 'name');
    // A policy that names no namespace comes into the usual one.
    this.namespace = this.kind === 'Policy' ? textOf(metadata, 'namespace') || 'default' : '';
    this.isScored = textOf(own(metadata, 'annotations'), 'policies.kyverno.io/scored') !== 'false';
    this.conditions = compileConditions(this.data);
    this.onlyOne = textOf(own(this.data, 'spec'), 'applyRules') === 'One';
  }

  /** `namespace/name`, as exceptions name it. */
  get key(): string {
    return this.namespace === '' ? this.name : `${this.namespace}/${this.name}`;
  }

  /** The rules for objects of a kind, with what is derived from them. */
  rulesFor(kind: string): readonly Rule[] {
    const known = this.#rules.get(kind);
    if (known !== undefined) return known;
    const rules = rulesFor(this.data, kind);
    this.#rules.set(kind, rules);
    return rules;
  }

  /** The expressions of a rule with `validate.cel`. */
  celOf(rule: Rule): Compilation {
    const known = this.#cel.get(rule);
    if (known !== undefined) return known;
    const compiled = compileCel(rule);
    this.#cel.set(rule, compiled);
    return compiled;
  }
}
