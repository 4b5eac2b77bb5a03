import { expect, test } from 'vitest';
import {
  horizontalPodAutoscalerSpec,
  hpaBehavior,
} from '../../../../../../src/domain/policy/defaults/rules/autoscaling.ts';

const percent = { type: 'Percent', value: 100, periodSeconds: 15 };
const up = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }, percent],
};
const down = { selectPolicy: 'Max', policies: [percent] };

test('Who measures nothing measures processors', () => {
  const target = { type: 'Utilization', averageUtilization: 80 };
  expect(horizontalPodAutoscalerSpec({})).toEqual({
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target } }],
  });
  expect(horizontalPodAutoscalerSpec({ metrics: [1] })).toEqual({ metrics: [1] });
});

test.each([
  [{}, { scaleUp: up, scaleDown: down }],
  [{ scaleDown: { selectPolicy: 'Disabled' } }, { scaleUp: up, scaleDown: { ...down, selectPolicy: 'Disabled' } }],
  [
    { scaleUp: { policies: [percent], tolerance: '1' } },
    { scaleUp: { ...up, policies: [percent], tolerance: '1' }, scaleDown: down },
  ],
])('%j gets what is missing', (behavior, expected) => {
  expect(hpaBehavior(behavior)).toEqual(expected);
});
