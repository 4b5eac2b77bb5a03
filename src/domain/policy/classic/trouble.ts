import type { Origin } from '../../cel/value/origin.ts';
import type { Failure } from '../../jmespath/evaluate/failure.ts';
import type { Missing } from '../../missing.ts';

/** Why a part of a rule has no value. */
export class Trouble {
  /** As Kyverno words it. */
  readonly message: string;
  /** What nobody here knows; null where it is known that there is no value. */
  readonly missing: Missing | null;
  /** More steps than a rule may take: nothing is known of it. */
  readonly isExhausted: boolean;
  readonly from: Origin;

  constructor(
    message: string,
    more: { readonly missing?: Missing | null; readonly isExhausted?: boolean; readonly from?: Origin } = {},
  ) {
    this.message = message;
    this.missing = more.missing ?? null;
    this.isExhausted = more.isExhausted ?? false;
    this.from = more.from ?? null;
  }

  /** The same, with what Kyverno says before the reason. */
  after(words: string): Trouble {
    return new Trouble(`${words}${this.message}`, this);
  }
}

/** What a query could not give. */
export function troubleOf({ code, message, missing, from }: Failure, words: string): Trouble {
  return new Trouble(`${words}${message}`, { missing, isExhausted: code === 'budget', from });
}
