import { expect, test } from 'vitest';
import { jsonSchemaFormats } from '../../../../src/domain/schema/jsonSchemaFormat.ts';
import { words } from '../../words.ts';

interface Samples {
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

/** What santhosh-tekuri/jsonschema takes and refuses, with the duration that kubeconform gives it, as they were asked. */
const formats: Readonly<Record<string, Samples>> = {
  'date-time': {
    good: [
      ...words('2026-01-31T10:00:00Z 2024-02-29T10:00:00Z 2026-01-31t10:00:00z 2026-01-31T10:00:00-23:59'),
      ...words('2026-01-31T10:00:00.123456789+02:00 2026-01-31T23:59:60Z'),
    ],
    bad: [
      ...words('x 2026-01-31 2026-02-29T10:00:00Z 2026-04-31T10:00:00Z 2026-13-01T10:00:00Z 2026-01-31T10:00:00'),
      ...words('2026-01-31T24:00:00Z 2026-01-31T10:60:00Z 2026-01-31T10:00:61Z 2026-01-31T10:00Z'),
      ...words('2026-01-31T10:00:00.Z 2026-01-31T23:59:60+01:00 2026-01-31T10:00:60Z'),
      '',
      '2026-01-31 10:00:00Z',
      ' 2026-01-31T10:00:00Z',
    ],
  },
  date: {
    good: words('2026-01-31 2024-02-29 2000-02-29 0000-01-01 2026-12-31 2026-11-30'),
    bad: [...words('2026-1-1 2026-02-30 2023-02-29 1900-02-29 2026-13-01 2026-00-10 2026-04-31 2026-01-00'), ''],
  },
  time: {
    good: words('10:00:00Z 10:00:00+01:00 23:59:60Z 10:00:00.5Z 00:59:60+01:00 22:59:60-01:00'),
    bad: [...words('10:00:00 25:00:00Z 10:00Z 10:00:60Z 23:59:60+01:00'), ''],
  },
  duration: {
    good: [...words('1h 1h30m -1s 0 P1D PT1H P1W P1Y2M3DT4H5M6S P1Y 1d 1H P1H'), '3 days'],
    bad: [...words('1 .s forever P PT P1YT'), '', '12 foo'],
  },
  email: { good: words('a@b first.last@example.com a+b@c.d'), bad: [...words('a a@ a@b@c'), '', 'a b@c'] },
  ipv4: {
    good: words('1.2.3.4 0.0.0.0 255.255.255.255'),
    bad: [...words('256.1.1.1 1.2.3 1.2.3.4.5 1.2.3.4/8 a.b.c.d 1.2.3. ::1 01.2.3.4 ::ffff:1.2.3.4'), ''],
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
  hostname: {
    good: [...words('a localhost example.com 1a a--b.com 1.2.3.4 my-host'), 'x'.repeat(63)],
    bad: [...words('-a a- a_b a..b .a *.a é.com'), '', 'x'.repeat(64), 'a b'],
  },
  uri: {
    good: words('http://a https://example.com:8443/a?b=c urn:x:y oci://r/x:1 file:///x http://[::1]'),
    bad: [...words('a /a http://[::1 http://a:b 1http://a :x http://a\\b http://a|b'), '', 'http://a b'],
  },
  uuid: {
    good: words('123e4567-e89b-12d3-a456-426614174000 123E4567-E89B-12D3-A456-426614174000'),
    bad: [
      ...words('123e4567e89b12d3a456426614174000 123e4567-e89b-12d3-a456-42661417400'),
      ...words('g23e4567-e89b-12d3-a456-426614174000'),
      '',
    ],
  },
};

function check(name: string, { good, bad }: Samples): void {
  const format = jsonSchemaFormats.get(name);
  expect(good.filter((text) => format?.(text) !== true)).toEqual([]);
  expect(bad.filter((text) => format?.(text) !== false)).toEqual([]);
}

test.each(Object.entries(formats))('kubeconform asserts %s', (name, samples) => check(name, samples));

test.each(['byte', 'cidr', 'mac', 'int32', 'int-or-string', 'quantity', ''])('"%s" says nothing', (name) => {
  expect(jsonSchemaFormats.get(name)).toBeUndefined();
});
