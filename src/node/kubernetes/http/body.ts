import { failed } from '../failed.ts';

/** A body as text; throws `Failed` once it is larger than the limit, without reading on. */
export async function readBody(body: AsyncIterable<Buffer>, limit: number, what: string): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > limit) throw failed('too-large', `${what} has more than ${inWords(limit)}, and is not read.`);
    parts.push(part);
  }
  return new TextDecoder().decode(Buffer.concat(parts));
}

/** The lines of a body that never need be complete in memory; throws `Failed` for a line that is larger than the limit. */
export async function* readLines(body: AsyncIterable<Buffer>, limit: number, what: string): AsyncIterable<string> {
  let parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body) {
    let start = 0;
    for (let end = part.indexOf(newline); end !== -1; end = part.indexOf(newline, start)) {
      parts.push(part.subarray(start, end));
      if (bytes + end - start > limit) throw tooLong(limit, what);
      yield Buffer.concat(parts).toString();
      [parts, bytes, start] = [[], 0, end + 1];
    }
    parts.push(part.subarray(start));
    bytes += part.length - start;
    if (bytes > limit) throw tooLong(limit, what);
  }
  if (bytes > 0) yield Buffer.concat(parts).toString();
}

const newline = 0x0a;

function tooLong(limit: number, what: string): Error {
  return failed('too-large', `${what} has an event of more than ${inWords(limit)}, which is not read.`);
}

function inWords(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MB` : `${bytes} bytes`;
}
