/** Rejects what was cut, with what it has left behind by then; the reason of the signal is its cause. */
export class Cut extends Error {
  /** In sentences, without secrets. */
  readonly left: string;

  constructor(reason: unknown, left: string) {
    super(reason instanceof Error ? reason.message : String(reason), { cause: reason });
    this.left = left;
  }
}

/**
 * Does something that may be cut in the middle. Rejects with a `Cut` when the signal has aborted: `left` says what is left
 * behind then, unless what was done inside has said it, which knows better. Any other fault stays what it is.
 */
export async function leaving<Value>(
  left: string | (() => Promise<string>),
  signal: AbortSignal,
  doing: () => Promise<Value>,
): Promise<Value> {
  try {
    return await doing();
  } catch (error) {
    if (!signal.aborted || error instanceof Cut) throw error;
    throw new Cut(error, typeof left === 'string' ? left : await left());
  }
}
