/** The text between the first and the last line of a template, without the indentation that all its lines share. */
export function dedent(strings: TemplateStringsArray, ...values: readonly unknown[]): string {
  const text = String.raw({ raw: strings.raw }, ...values)
    .replace(/^\n/, '')
    .replace(/[ \t]*$/, '');
  const written = text.split('\n').filter((line) => line.trim() !== '');
  const shared = Math.min(...written.map((line) => line.length - line.trimStart().length));
  return text.replaceAll(new RegExp(`^ {${shared}}`, 'gm'), '');
}
