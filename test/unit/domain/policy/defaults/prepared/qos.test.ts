import { expect, test } from 'vitest';
import { qosClassOf } from '../../../../../../src/domain/policy/defaults/prepared/qos.ts';

const all = { cpu: '1', memory: '1Gi' };
const full = { resources: { limits: all, requests: { cpu: '1000m', memory: '1024Mi' } } };

test.each([
  ['BestEffort', {}],
  ['BestEffort', { containers: [{}, { resources: {} }] }],
  ['BestEffort', { containers: [{ resources: { limits: { 'example.org/gpu': '1' }, requests: { cpu: '0' } } }] }],
  ['Guaranteed', { containers: [full] }],
  ['Guaranteed', { containers: [full], initContainers: [full] }],
  ['Burstable', { containers: [full], initContainers: [{}] }],
  ['Burstable', { containers: [full, {}] }],
  ['Burstable', { containers: [{ resources: { limits: all, requests: { cpu: '1' } } }] }],
  ['Burstable', { containers: [{ resources: { limits: { cpu: '1' }, requests: { cpu: '1' } } }] }],
  ['Burstable', { containers: [{ resources: { requests: { cpu: '1' } } }] }],
  ['Guaranteed', { containers: [{}], resources: full.resources }],
])('%s: %j', (expected, spec) => {
  expect(qosClassOf(spec)).toBe(expected);
});
