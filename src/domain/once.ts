/** More texts, and longer ones, are worked out again: those that are made by a policy are without end. */
const mostTexts = 2_000;
const longest = 200;

/** A function of a text that remembers what it came to; for what is written in policies, which are asked again and again. */
export function once<Result>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, { readonly result: Result }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before.result;
    const result = work(text);
    if (text.length > longest) return result;
    if (known.size >= mostTexts) known.clear();
    known.set(text, { result });
    return result;
  };
}
