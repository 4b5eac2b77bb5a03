import type { Chunk } from '../yaml/split.ts';

/**
 * Cuts a stream as kubeconform does (pkg/resource/stream.go, SplitYAMLDocument), knowing nothing of YAML:
 * behind every line but the first that begins with `---`, and without that line.
 * A last line that begins so and has no newline takes the document before it with it, unless it is nothing but `---`.
 */
export function cutStream(stream: string): Chunk[] {
  const chunks: Chunk[] = [];
  let start = 0;
  const add = (end: number): void => {
    if (end > start) chunks.push({ text: stream.slice(start, end), start });
  };
  for (;;) {
    const line = stream.indexOf('\n---', start);
    if (line === -1) {
      add(stream.length);
      return chunks;
    }
    const newline = stream.indexOf('\n', line + 1);
    if (newline !== -1 || line + 4 === stream.length) add(line);
    if (newline === -1) return chunks;
    start = newline + 1;
  }
}
