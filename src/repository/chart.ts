import type { Tree } from '../domain/platform/tree.ts';

/** Whether a file is the `Chart.yaml` of a Helm chart by its place, whatever it says yet: its templates lie beside it. */
export function isChartFile(path: string, below: (root: string) => Tree): boolean {
  const match = /^(?:(.*)[/\\])?Chart\.yaml$/.exec(path);
  if (match === null) return false;
  const [, folder = '.'] = match;
  return below(folder).kind('templates') === 'folder';
}
