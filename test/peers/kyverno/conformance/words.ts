import type { Row } from './rows.ts';

/** Whether what we say has the words that a test looks for; what Kyverno says of a message around it is taken as said. */
export function hasWords({ words, said }: Row): boolean {
  const ours = said.map(plain);
  const all = ['denied the request', ...ours].join('\n');
  return words.every(({ text, isWhole, isThere }) =>
    isWhole ? ours.some((one) => plain(text).endsWith(one)) : all.includes(plain(text)) === isThere,
  );
}

/** Kyverno writes messages as YAML, in which a quote stands twice. */
function plain(text: string): string {
  return text.trim().replaceAll("''", "'");
}
