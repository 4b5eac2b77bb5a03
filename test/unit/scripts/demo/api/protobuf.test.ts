import { describe, expect, test } from 'vitest';
import { secretIn } from '../../../../../scripts/demo/api/protobuf.ts';

/** A field of a message with a length, by its number. */
function field(number: number, value: string | Buffer): Buffer {
  const bytes = Buffer.from(value as string);
  return Buffer.concat([Buffer.from([number * 8 + 2, ...varint(bytes.length)]), bytes]);
}

function varint(value: number): readonly number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

function message(...fields: readonly Buffer[]): Buffer {
  return Buffer.concat(fields);
}

function entry(number: number, key: string, value: string): Buffer {
  return field(number, message(field(1, key), field(2, value)));
}

function body(kind: string, object: Buffer): Buffer {
  return message(
    Buffer.from('k8s\0'),
    field(1, message(field(1, 'v1'), field(2, kind))),
    field(2, object),
    field(3, ''),
  );
}

const generation = Buffer.from([7 * 8, 200, 1]);
const large = 'x'.repeat(70_000);

describe('the body of a Go client', () => {
  test('is a Secret with its labels and data', () => {
    const labels = [entry(11, 'owner', 'helm'), entry(11, 'name', 'web')];
    const metadata = message(field(1, 'a'), field(3, 'default'), generation, ...labels);
    const secret = message(field(1, metadata), entry(2, 'release', large), field(3, 'helm.sh/release.v1'));
    expect(secretIn(body('Secret', secret))).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'a', namespace: 'default', labels: { owner: 'helm', name: 'web' } },
      type: 'helm.sh/release.v1',
      data: { release: Buffer.from(large).toString('base64') },
    });
  });

  test('names the version that is replaced', () => {
    const metadata = message(field(1, 'a'), field(5, 'uid-1'), field(6, '17'));
    const read = secretIn(body('Secret', field(1, metadata)));
    expect(read).toMatchObject({ metadata: { uid: 'uid-1', resourceVersion: '17' } });
  });

  test.each([
    ['of another kind', body('ConfigMap', Buffer.alloc(0))],
    ['in JSON', Buffer.from('{"kind":"Secret"}')],
    ['without anything', Buffer.alloc(0)],
  ])('%s is none', (_case, bytes) => {
    expect(secretIn(bytes)).toBeUndefined();
  });
});
