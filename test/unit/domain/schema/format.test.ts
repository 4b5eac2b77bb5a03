import { expect, test } from 'vitest';
import { kubernetesFormats, noFormats } from '../../../../src/domain/schema/format.ts';
import { words } from '../../words.ts';

interface Samples {
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

/**
 * What k8s.io/kube-openapi (strfmt) takes and what it refuses, as it was asked, and quantities as
 * k8s.io/apimachinery (pkg/api/resource) parses them. Nothing that they take may be refused; of what they refuse, what
 * no reader could mean.
 */
const formats: Readonly<Record<string, Samples>> = {
  'date-time': {
    good: [
      ...words('2026-01-31T10:00:00Z 2024-02-29T10:00:00Z 2026-01-31t10:00:00z 2026-01-31T10:00:00-23:59'),
      ...words('2026-01-31T10:00:00.123456789+02:00 2026-01-31T10:00:00+24:00'),
    ],
    bad: [
      ...words('x 2026-01-31 2026-01-31T10:00:00 2026-01-31T24:00:00Z 2026-01-31T10:60:00Z 2026-01-31T10:00:61Z'),
      ...words('2026-01-31T10:00Z 2026-01-31T10:00:00.Z'),
      '',
      '2026-01-31 10:00:00Z',
    ],
  },
  date: {
    good: words('2026-01-31 2024-02-29 2000-02-29 0000-01-01 2026-12-31 2026-11-30'),
    bad: [...words('2026-1-1 2026-02-30 2023-02-29 1900-02-29 2026-13-01 2026-00-10 2026-04-31 2026-01-00'), ''],
  },
  duration: {
    good: [
      ...words('1h 1h30m 1.5h -1s +1s 0 .5s 1.s 1us 1µs 1μs 1ns 1ms 1d 1H P1D PT1H P1W'),
      '3 days',
      '1 week',
      '1h 30m',
      '10 nanoseconds',
      '5 minutes',
    ],
    bad: [...words('1 .s forever P PT h'), '', '12 foo'],
  },
  email: {
    good: [...words('a@b first.last@example.com a@[127.0.0.1]'), 'Name <a@b.c>', '"a b"@c.d'],
    bad: [...words('a a@ @b'), '', 'a @ b'],
  },
  ipv4: {
    good: words('1.2.3.4 0.0.0.0 255.255.255.255 01.2.3.4 1.2.3.04 ::ffff:1.2.3.4'),
    bad: [...words('256.1.1.1 1.2.3 1.2.3.4.5 1.2.3.4/8 a.b.c.d 1.2.3. ::1'), ''],
  },
  ipv6: {
    good: [
      ...words(':: ::1 1:: 1:2:3:4:5:6:7:8 ::ffff:1.2.3.4 1:2:3:4:5:6:1.2.3.4 1:2:3:4:5:6:7:: ::2:3:4:5:6:7:8'),
      ...words('FE80::1'),
    ],
    bad: [
      ...words('1.2.3.4 1:2:3:4:5:6:7 1:2:3:4:5:6:7:8:9 12345:: g:: 1::2::3 :1 1: ::: 1:2:3:4:5:6:7:1.2.3.4'),
      ...words('::1.2.3.256 fe80::1%eth0 1::3:4:5:6:7:8:9'),
      '',
    ],
  },
  cidr: {
    good: words('10.0.0.0/8 10.0.0.1/32 ::/0 ::1/128 ::ffff:1.2.3.4/96 10.0.0.0/08'),
    bad: [...words('10.0.0.0 10.0.0.0/33 ::/129 10.0.0.0/-1 /8 10.0.0.0/8/8 a/8 10.0.0.0/ ::1/8x'), ''],
  },
  mac: {
    good: words('00:11:22:33:44:55 00-11-22-33-44-55 0011.2233.4455 00:11:22:33:44:55:66:77 AA:bb:CC:dd:EE:ff'),
    bad: [...words('00:11:22:33:44 00:11:22:33:44:5g 00:11-22:33:44:55'), ''],
  },
  hostname: {
    good: [...words('a localhost example.com 1a a--b.com é.com a-'), 'x'.repeat(63)],
    bad: [...words('-a a_b a/b a:1'), '', 'a b'],
  },
  uri: {
    good: [
      ...words('http://a https://example.com:8443/a?b=c urn:x:y oci://r/x:1 file:///x http://[::1] /a //a/b'),
      ...words('http:// http://a/{x}'),
    ],
    bad: [...words('a 1http://a :x'), '', 'http://a b'],
  },
  uuid: {
    good: [
      ...words('123e4567-e89b-12d3-a456-426614174000 123E4567-E89B-12D3-A456-426614174000'),
      ...words('123e4567e89b12d3a456426614174000'),
    ],
    bad: [
      ...words('123e4567-e89b-12d3-a456-42661417400 {123e4567-e89b-12d3-a456-426614174000}'),
      ...words('g23e4567-e89b-12d3-a456-426614174000'),
      '',
    ],
  },
  byte: { good: words('YQ== YWI= YWJj YR== +/+/'), bad: [...words('_-__ text!'), 'YW Jj'] },
  quantity: {
    good: words('0 1 100m 1.5 .5 1. 1Gi 500Mi 1Ki 1Ti 1Pi 1Ei 1k 1M 1G 1T 1P 1E 1n 1u 1e3 1E3 1e-3 -1 +1.5Gi'),
    bad: [...words('x 1gi 1KB 1K 1mi 1.5.1 Gi - 1e 1e3Gi 1Gib'), '', '1 Gi'],
  },
};

function check(name: string, { good, bad }: Samples): void {
  const format = kubernetesFormats.get(name);
  expect(good.filter((text) => format?.(text) !== true)).toEqual([]);
  expect(bad.filter((text) => format?.(text) !== false)).toEqual([]);
}

test.each(Object.entries(formats))('The API server asserts %s', (name, samples) => check(name, samples));

test.each(['int32', 'int64', 'password', 'time', 'constructor', '__proto__', ''])('"%s" says nothing', (name) => {
  expect(kubernetesFormats.get(name)).toBeUndefined();
});

test('Some readers assert none', () => expect(noFormats.size).toBe(0));
