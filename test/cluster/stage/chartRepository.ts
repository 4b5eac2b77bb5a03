import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { StageChart } from './charts.ts';
import { chartMirror, ports } from './place.ts';

/** A chart repository that has these packages and nothing else, until it is closed. */
export async function serveCharts(
  folder: string,
  charts: readonly StageChart[],
): Promise<{ readonly close: () => Promise<void> }> {
  const index = JSON.stringify(indexOf(charts));
  const server = createServer((request, response) => {
    const name = (request.url ?? '').slice(1);
    if (name === 'index.yaml') {
      response.end(index);
    } else if (charts.some(({ file }) => file === name)) {
      readFile(join(folder, name)).then(
        (data) => response.end(data),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(ports.charts, '127.0.0.1', resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** JSON, which is YAML too. */
function indexOf(charts: readonly StageChart[]): object {
  const entries = charts.map(({ name, version, file, sha256 }) => [
    name,
    [{ apiVersion: 'v2', name, version, urls: [`${chartMirror}/${file}`], digest: sha256 }],
  ]);
  return { apiVersion: 'v1', entries: Object.fromEntries(entries) as object };
}
