/** The media type that Go clients send kinds in that they know. */
export const protobuf = 'application/vnd.kubernetes.protobuf';

/**
 * A Secret out of such a body, which is how Helm writes its releases; undefined for anything else. By the numbers of
 * k8s.io/api/core/v1/generated.proto, around it `Unknown` of k8s.io/apimachinery/pkg/runtime/generated.proto.
 */
export function secretIn(body: Buffer): unknown {
  if (body.subarray(0, 4).toString('latin1') !== 'k8s\0') return undefined;
  const unknown = fieldsOf(body.subarray(4));
  const type = fieldsOf(last(unknown, 1));
  const [apiVersion, kind] = [text(type, 1), text(type, 2)];
  if (apiVersion !== 'v1' || kind !== 'Secret') return undefined;
  const secret = fieldsOf(last(unknown, 2));
  const metadata = fieldsOf(last(secret, 1));
  const data = mapOf(secret, 2).map(([key, value]) => [key, value.toString('base64')]);
  return {
    apiVersion,
    kind,
    metadata: {
      name: text(metadata, 1),
      namespace: text(metadata, 3),
      ...optional('uid', text(metadata, 5)),
      ...optional('resourceVersion', text(metadata, 6)),
      labels: Object.fromEntries(mapOf(metadata, 11).map(([key, value]) => [key, value.toString()])),
    },
    type: text(secret, 3),
    data: Object.fromEntries(data),
  };
}

type Field = readonly [number: number, value: Buffer];

/** The fields of a message that have a length; of numbers only the room is known. */
function fieldsOf(message: Buffer): readonly Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message.readUInt8(at++);
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const key = varint();
    const wire = key % 8;
    if (wire === 0) varint();
    else if (wire === 2) {
      const length = varint();
      fields.push([Math.floor(key / 8), message.subarray(at, at + length)]);
      at += length;
    } else at += wire === 1 ? 8 : 4;
  }
  return fields;
}

function last(fields: readonly Field[], number: number): Buffer {
  return fields.findLast(([one]) => one === number)?.[1] ?? Buffer.alloc(0);
}

function text(fields: readonly Field[], number: number): string {
  return last(fields, number).toString();
}

function mapOf(fields: readonly Field[], number: number): readonly (readonly [string, Buffer])[] {
  return fields
    .filter(([one]) => one === number)
    .map(([, entry]) => [text(fieldsOf(entry), 1), last(fieldsOf(entry), 2)]);
}

function optional(name: string, value: string): object {
  return value === '' ? {} : { [name]: value };
}
