import type { FileText } from '../ports.ts';

/** Why there is no text of a file or of standard input, as the end of a sentence: "a.yaml can't be read: it is no text." */
export function whyNot(file: Exclude<FileText, { readonly text: string }>): string {
  switch (file.failure) {
    case 'unreadable':
      return file.reason;
    case 'too-large':
      return 'it has more than 16 MB';
    case 'not-text':
      return 'it is no text';
  }
}
