/** Whether Go's decoder takes it: the standard alphabet with its padding; line breaks count for nothing. */
export function isBase64(text: string): boolean {
  const written = text.replaceAll(/[\r\n]/g, '');
  return written.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(written);
}
