import { content } from '../yaml/node.ts';
import type { Node } from '../yaml/node.ts';
import { fieldOf } from './object.ts';

/** What is said of a file that describes a chart. */
export const chartReason = 'It describes a Helm chart and is no Kubernetes object.';

/**
 * Whether a document is the `Chart.yaml` of a chart (https://helm.sh/docs/topics/charts/#the-chartyaml-file): a name and a
 * version under an apiVersion that is that of Helm, and no kind.
 */
export function isChart(node: Node): boolean {
  const root = content(node);
  if (root.type !== 'map' || fieldOf(root, 'kind') !== null) return false;
  const [apiVersion, name, version] = ['apiVersion', 'name', 'version'].map((key) => {
    const field = fieldOf(root, key);
    return field === null ? null : content(field);
  });
  const isHelms = apiVersion?.type === 'scalar' && (apiVersion.value === 'v1' || apiVersion.value === 'v2');
  return isHelms && name?.type === 'scalar' && version?.type === 'scalar';
}
