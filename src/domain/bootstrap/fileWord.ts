import { staysInside } from '../platform/tree.ts';

/** What words of a command may name files with: themselves, and what follows an equals sign (`--file=a/b.yaml`). Each once. */
export function wordsNaming(words: readonly string[]): readonly string[] {
  return [...new Set(words.flatMap((word) => [word, word.slice(word.indexOf('=') + 1)]))].filter((word) => word !== '');
}

/** Whether a word looks like a file of the repository: a path with an ending, and neither an option, an image nor an address. */
export function isFileWord(word: string): boolean {
  return staysInside(word) && !word.startsWith('-') && /^[^\s:@]+\/[^\s:@/]*\.[A-Za-z]\w*$/.test(word);
}

/** Whether a file is a script, whose text is shown to who agrees to it. Of all else only the digest is: it may be a secret. */
export function isScript(path: string, text: string): boolean {
  return text.startsWith('#!') || /\.(?:ba|z)?sh$|\.(?:[cm]?[jt]s|py|rb|pl|mk)$|(?:^|\/)(?:Make|Just)file$/.test(path);
}
