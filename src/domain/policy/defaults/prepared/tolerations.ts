import { listAt, textAt } from '../../../kubernetes/read.ts';
import type { JsonMap } from '../shape.ts';

/** A Pod stays five minutes on a node that is lost, unless it says something of that (plugin DefaultTolerationSeconds). */
export function withTolerations(spec: JsonMap): JsonMap {
  const written = listAt(spec, 'tolerations');
  const added = taints
    .filter((taint) => !written.some((toleration) => speaksOf(toleration, taint)))
    .map((key) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }));
  return added.length === 0 ? spec : { ...spec, tolerations: [...written, ...added] };
}

const taints = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

function speaksOf(toleration: unknown, taint: string): boolean {
  const [key, effect] = [textAt(toleration, 'key'), textAt(toleration, 'effect')];
  return (key === taint || key === '') && (effect === 'NoExecute' || effect === '');
}
