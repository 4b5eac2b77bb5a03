import { gzipSync } from 'node:zlib';

/** One line for each set of files: how many there are and how large, plain and packed. */
export function sizeReport(texts: ReadonlyMap<string, string>): string {
  const sets: readonly (readonly [string, (path: string) => boolean])[] = [
    ['kubernetes', (path) => path.startsWith('kubernetes/')],
    ['crds', (path) => path.startsWith('crds/')],
    ['described kubernetes', (path) => path.startsWith('described/kubernetes/')],
    ['described crds', (path) => path.startsWith('described/crds/')],
    ['all', () => true],
  ];
  return sets.map(([name, belongs]) => sizeLine(name, texts, belongs)).join('\n');
}

function sizeLine(name: string, texts: ReadonlyMap<string, string>, belongs: (path: string) => boolean): string {
  const files = [...texts].filter(([path]) => belongs(path)).map(([, text]) => Buffer.from(text));
  const raw = files.reduce((sum, file) => sum + file.length, 0);
  const packed = files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0);
  return `${name}: ${files.length} files, ${kilobytes(raw)} raw, ${kilobytes(packed)} gzip`;
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}
