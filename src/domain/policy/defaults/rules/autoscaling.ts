import { mapOf } from '../shape.ts';
import type { JsonMap } from '../shape.ts';

/** Four fifths of the processors asked for, where nothing is measured (SetDefaults_HorizontalPodAutoscaler, autoscaling/v2). */
export function horizontalPodAutoscalerSpec(value: JsonMap): JsonMap {
  return { metrics: [processors], ...value };
}

/** Both directions, as soon as one is spoken of. */
export function hpaBehavior(value: JsonMap): JsonMap {
  return {
    ...value,
    scaleUp: { ...up, ...mapOf(value['scaleUp']) },
    scaleDown: { ...down, ...mapOf(value['scaleDown']) },
  };
}

const processors = {
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
};
const percent = { type: 'Percent', value: 100, periodSeconds: 15 };
const down = { selectPolicy: 'Max', policies: [percent] };
const up = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }, percent],
};
