import { describe, expect, test } from 'vitest';
import { jsonSchemaFormats, kubernetesFormats } from '../../../../src/domain/schema/format.ts';

interface Samples {
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

/**
 * What k8s.io/kube-openapi (strfmt) takes and what it refuses, as it was asked. Nothing that it takes may be refused;
 * of what it refuses, what no reader could mean.
 */
const kubernetes: Readonly<Record<string, Samples>> = {
  'date-time': {
    good: [
      ...['2026-01-31T10:00:00Z', '2024-02-29T10:00:00Z', '2026-01-31t10:00:00z', '2026-01-31T10:00:00-23:59'],
      ...['2026-01-31T10:00:00.123456789+02:00', '2026-01-31T10:00:00+24:00'],
    ],
    bad: [
      ...['', 'x', '2026-01-31', '2026-01-31T10:00:00', '2026-01-31 10:00:00Z', '2026-01-31T24:00:00Z'],
      ...['2026-01-31T10:60:00Z', '2026-01-31T10:00:61Z', '2026-01-31T10:00Z', '2026-01-31T10:00:00.Z'],
    ],
  },
  date: {
    good: ['2026-01-31', '2024-02-29', '2000-02-29', '0000-01-01', '2026-12-31', '2026-11-30'],
    bad: ['', '2026-1-1', '2026-02-30', '2023-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-01-00'],
  },
  duration: {
    good: [
      ...['1h', '1h30m', '1.5h', '-1s', '+1s', '0', '.5s', '1.s', '1us', '1µs', '1μs', '1ns', '1ms', '1d', '3 days'],
      ...['1 week', '1h 30m', '1H', '10 nanoseconds', '5 minutes', 'P1D', 'PT1H', 'P1W'],
    ],
    bad: ['', '1', '.s', 'forever', '12 foo', 'P', 'PT', 'h'],
  },
  email: { good: ['a@b', 'first.last@example.com', 'Name <a@b.c>', '"a b"@c.d', 'a@[127.0.0.1]'], bad: ['', 'a', 'a@', '@b', 'a @ b'] },
  ipv4: {
    good: ['1.2.3.4', '0.0.0.0', '255.255.255.255', '01.2.3.4', '1.2.3.04', '::ffff:1.2.3.4'],
    bad: ['', '256.1.1.1', '1.2.3', '1.2.3.4.5', '1.2.3.4/8', 'a.b.c.d', '1.2.3.', '::1'],
  },
  ipv6: {
    good: [
      ...['::', '::1', '1::', '1:2:3:4:5:6:7:8', '::ffff:1.2.3.4', '1:2:3:4:5:6:1.2.3.4', '1:2:3:4:5:6:7::'],
      ...['::2:3:4:5:6:7:8', 'FE80::1'],
    ],
    bad: [
      ...['', '1.2.3.4', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '12345::', 'g::', '1::2::3', ':1', '1:', ':::'],
      ...['1:2:3:4:5:6:7:1.2.3.4', '::1.2.3.256', 'fe80::1%eth0', '1::3:4:5:6:7:8:9'],
    ],
  },
  cidr: {
    good: ['10.0.0.0/8', '10.0.0.1/32', '::/0', '::1/128', '::ffff:1.2.3.4/96', '10.0.0.0/08'],
    bad: ['', '10.0.0.0', '10.0.0.0/33', '::/129', '10.0.0.0/-1', '/8', '10.0.0.0/8/8', 'a/8', '10.0.0.0/', '::1/8x'],
  },
  mac: {
    good: ['00:11:22:33:44:55', '00-11-22-33-44-55', '0011.2233.4455', '00:11:22:33:44:55:66:77', 'AA:bb:CC:dd:EE:ff'],
    bad: ['', '00:11:22:33:44', '00:11:22:33:44:5g', '00:11-22:33:44:55'],
  },
  hostname: { good: ['a', 'localhost', 'example.com', '1a', 'a--b.com', 'x'.repeat(63), 'é.com', 'a-'], bad: ['', '-a', 'a_b', 'a b', 'a/b', 'a:1'] },
  uri: {
    good: [
      ...['http://a', 'https://example.com:8443/a?b=c', 'urn:x:y', 'oci://r/x:1', 'file:///x', 'http://[::1]', '/a'],
      ...['//a/b', 'http://', 'http://a/{x}'],
    ],
    bad: ['', 'a', 'http://a b', '1http://a', ':x'],
  },
  uuid: {
    good: ['123e4567-e89b-12d3-a456-426614174000', '123E4567-E89B-12D3-A456-426614174000', '123e4567e89b12d3a456426614174000'],
    bad: ['', '123e4567-e89b-12d3-a456-42661417400', '{123e4567-e89b-12d3-a456-426614174000}', 'g23e4567-e89b-12d3-a456-426614174000'],
  },
  byte: { good: ['YQ==', 'YWI=', 'YWJj', 'YR==', '+/+/'], bad: ['YW Jj', '_-__', 'text!'] },
};

/** The same of what kubeconform asks, santhosh-tekuri/jsonschema with a duration of its own. */
const kubeconform: Readonly<Record<string, Samples>> = {
  'date-time': {
    good: [
      ...['2026-01-31T10:00:00Z', '2024-02-29T10:00:00Z', '2026-01-31t10:00:00z', '2026-01-31T10:00:00-23:59'],
      ...['2026-01-31T10:00:00.123456789+02:00', '2026-01-31T23:59:60Z'],
    ],
    bad: [
      ...['', 'x', '2026-01-31', '2026-02-29T10:00:00Z', '2026-04-31T10:00:00Z', '2026-13-01T10:00:00Z'],
      ...['2026-01-31T10:00:00', '2026-01-31 10:00:00Z', '2026-01-31T24:00:00Z', '2026-01-31T10:60:00Z'],
      ...['2026-01-31T10:00:61Z', '2026-01-31T10:00Z', '2026-01-31T10:00:00.Z', ' 2026-01-31T10:00:00Z'],
    ],
  },
  date: kubernetes['date'] ?? { good: [], bad: [] },
  time: { good: ['10:00:00Z', '10:00:00+01:00', '23:59:60Z', '10:00:00.5Z'], bad: ['', '10:00:00', '25:00:00Z', '10:00Z'] },
  duration: {
    good: ['1h', '1h30m', '-1s', '0', 'P1D', 'PT1H', 'P1W', 'P1Y2M3DT4H5M6S'],
    bad: ['', '1', '.s', 'forever', '12 foo', 'P', 'PT', 'P1YT'],
  },
  email: { good: ['a@b', 'first.last@example.com', 'a+b@c.d'], bad: ['', 'a', 'a@', 'a b@c', 'a@b@c'] },
  ipv4: {
    good: ['1.2.3.4', '0.0.0.0', '255.255.255.255'],
    bad: ['', '256.1.1.1', '1.2.3', '1.2.3.4.5', '1.2.3.4/8', 'a.b.c.d', '1.2.3.', '::1', '01.2.3.4', '::ffff:1.2.3.4'],
  },
  ipv6: kubernetes['ipv6'] ?? { good: [], bad: [] },
  hostname: {
    good: ['a', 'localhost', 'example.com', '1a', 'a--b.com', 'x'.repeat(63), '1.2.3.4', 'my-host'],
    bad: ['', '-a', 'a-', 'a_b', 'a..b', '.a', 'x'.repeat(64), '*.a', 'a b', 'é.com'],
  },
  uri: {
    good: ['http://a', 'https://example.com:8443/a?b=c', 'urn:x:y', 'oci://r/x:1', 'file:///x', 'http://[::1]'],
    bad: ['', 'a', '/a', 'http://a b', 'http://[::1', 'http://a:b', '1http://a', ':x', 'http://a\\b', 'http://a|b'],
  },
  uuid: {
    good: ['123e4567-e89b-12d3-a456-426614174000', '123E4567-E89B-12D3-A456-426614174000'],
    bad: ['', '123e4567e89b12d3a456426614174000', '123e4567-e89b-12d3-a456-42661417400', 'g23e4567-e89b-12d3-a456-426614174000'],
  },
};

function check(formats: ReadonlyMap<string, (text: string) => boolean>, name: string, { good, bad }: Samples): void {
  const format = formats.get(name);
  expect(good.filter((text) => format?.(text) !== true)).toEqual([]);
  expect(bad.filter((text) => format?.(text) !== false)).toEqual([]);
}

describe('what the API server asserts of custom resources', () => {
  test.each(Object.entries(kubernetes))('%s', (name, samples) => check(kubernetesFormats, name, samples));

  test.each(['int32', 'int64', 'password', 'time', 'constructor', '__proto__', ''])('"%s" says nothing', (name) => {
    expect(kubernetesFormats.get(name)).toBeUndefined();
  });
});

describe('what kubeconform asserts', () => {
  test.each(Object.entries(kubeconform))('%s', (name, samples) => check(jsonSchemaFormats, name, samples));

  test.each(['byte', 'cidr', 'mac', 'int32', 'int-or-string', 'quantity'])('"%s" says nothing', (name) => {
    expect(jsonSchemaFormats.get(name)).toBeUndefined();
  });
});

describe('a quantity', () => {
  // k8s.io/apimachinery, pkg/api/resource: parseQuantityString.
  const quantity: Samples = {
    good: ['0', '1', '100m', '1.5', '.5', '1.', '1Gi', '500Mi', '1Ki', '1Ti', '1Pi', '1Ei', '1k', '1M', '1G', '1T', '1P', '1E', '1n', '1u', '1e3', '1E3', '1e-3', '-1', '+1.5Gi'],
    bad: ['', 'x', '1gi', '1 Gi', '1KB', '1K', '1mi', '1.5.1', 'Gi', '-', '1e', '1e3Gi', '1Gib'],
  };
  test('is a number with a suffix of its own', () => check(kubernetesFormats, 'quantity', quantity));
});
