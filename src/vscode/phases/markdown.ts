/** The address of a command with its arguments, for a link that nothing in the arguments can end. */
export function commandLink(command: string, ...args: readonly unknown[]): string {
  const query = encodeURIComponent(JSON.stringify(args)).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.codePointAt(0)?.toString(16) ?? ''}`,
  );
  return `command:${command}?${query}`;
}
