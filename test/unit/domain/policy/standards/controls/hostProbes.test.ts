import { expect, test } from 'vitest';
import { hostProbes } from '../../../../../../src/domain/policy/standards/controls/hostProbes.ts';
import { podOf, said } from '../made.ts';

test.each<[string, object, number, readonly string[] | null]>([
  ['The pod itself', { containers: [{ name: 'b', livenessProbe: { httpGet: { port: 80, host: '' } } }] }, 34, null],
  [
    'Another host',
    { containers: [{ name: 'b', startupProbe: { tcpSocket: { host: '10.0.0.1' } } }] },
    34,
    [
      'probe or lifecycle host (container "b" uses probe or lifecycle host "10.0.0.1")',
      'spec.containers[0].startupProbe.tcpSocket.host "10.0.0.1"',
    ],
  ],
  [
    'Several, by names',
    {
      containers: [
        { name: 'z', lifecycle: { preStop: { httpGet: { host: 'y' } } }, readinessProbe: { httpGet: { host: 'x' } } },
        { name: 'b', lifecycle: { postStart: { tcpSocket: { host: 'x' } } } },
      ],
    },
    37,
    [
      'probe or lifecycle host (containers "b", "z" use probe or lifecycle hosts "x", "y")',
      'spec.containers[0].readinessProbe.httpGet.host "x"',
      'spec.containers[0].lifecycle.preStop.httpGet.host "y"',
      'spec.containers[1].lifecycle.postStart.tcpSocket.host "x"',
    ],
  ],
])('%s', (_, spec, version, expected) => {
  expect(said(hostProbes, podOf(spec), version)).toEqual(expected);
});
