import { staysInside } from '../platform/tree.ts';

/** What words of a command may name files with: themselves, and what follows an equals sign (`--file=a/b.yaml`). Each once. */
export function wordsNaming(words: readonly string[]): readonly string[] {
  return [...new Set(words.flatMap((word) => [word, word.slice(word.indexOf('=') + 1)]))].filter((word) => word !== '');
}

/**
 * The words of a text for people, without the marks around them. What a command in it writes (`> ca.crt`, `-o key.age`) is
 * none that has to be there.
 */
export function wordsOfText(text: string): readonly string[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return words.flatMap((word, index) => {
    const [before = '', first = ''] = [words[index - 1], words[index - 2]];
    const isWritten =
      word.startsWith('>') || assigned.test(word) || writing.test(before) || appending.test(`${first} ${before}`);
    const bare = word.replace(/^["'`([{*_“‘«]+/, '').replace(/["'`)\]}*_”’».,;:!?]+$/, '');
    return isWritten || bare === '' ? [] : [bare];
  });
}

/** What is written comes after it. */
const writing = /^(?:[12]?>{1,2}|-o|--?out|--?output|-keyout|tee)$/;

/** The same in one word, and with an option in between. */
const assigned = /^(?:-o|--?out|--?output|-keyout)=/;
const appending = /^tee (?:-[a-z]+|--[a-z-]+)$/;

/**
 * Whether a word looks like a file of the repository: a path with an ending, or a name with an ending that files have, and
 * neither an option, an image nor an address.
 */
export function isFileWord(word: string): boolean {
  if (!staysInside(word) || word.startsWith('-') || /[\s:@=<>{}()[\]$*?|&;"'`]/.test(word)) return false;
  const { name, folder } = partsOf(word);
  if (folder !== '') return !host.test(folder) && /\.[A-Za-z]\w*$/.test(name);
  return files.test(name) || plainFiles.test(name);
}

function partsOf(word: string): { readonly folder: string; readonly name: string } {
  const at = word.lastIndexOf('/');
  return { folder: word.slice(0, Math.max(0, at)), name: word.slice(at + 1) };
}

/** `example.com/a`, `10.0.0.2/a`: an address without its scheme. `conf.d` is a folder. */
const host = /^(?:[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}|\d+(?:\.\d+){3})(?:\/|$)/;

/** Endings that nothing else has. */
const files = /^\.?[\w-][\w.-]*\.(?:ya?ml|json|toml|gotmpl|tmpl|pem|csv|txt|tgz|tfvars)$/;

/** Endings that hosts and fields have as well (`get.helm.sh`, `platform.app.key`): with one dot only. */
const plainFiles = /^[\w-]*\.(?:sh|bash|py|js|ts|rb|pl|mk|md|env|age|crt|key|pub|conf|ini|sql|hcl|tf)$/;

/** Whether a file is a script, whose text is shown to who agrees to it. Of all else only the digest is: it may be a secret. */
export function isScript(path: string, text: string): boolean {
  return text.startsWith('#!') || /\.(?:ba|z)?sh$|\.(?:[cm]?[jt]s|py|rb|pl|mk)$|(?:^|\/)(?:Make|Just)file$/.test(path);
}
