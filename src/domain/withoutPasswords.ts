/**
 * A text whose addresses say nothing of who signs in: `https://user:password@host` is how tools repeat what they were
 * given. On the web a name alone may be a token, elsewhere (`ssh://git@host`) it is none. The last `@` ends the password,
 * which may have others. `left` stands in the place of what is taken away.
 */
export function withoutPasswords(text: string, left = ''): string {
  return text.replaceAll(signedIn, (_, web?: string, other?: string) => `${web ?? other ?? ''}${left}`);
}

const signedIn = /(\bhttps?:\/\/)[^\s/?#]+@|(:\/\/)[^\s/?#@:]*:[^\s/?#]+@/gi;
