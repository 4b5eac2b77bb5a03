import { execFileSync } from 'node:child_process';
import { gunzipSync } from 'node:zlib';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpackTar } from 'modern-tar';
import { expect, test } from 'vitest';
import { archives } from '../../../src/node/archive.ts';
import { filesOf } from '../../fakes/templates.ts';
import { folderWith } from './folder.ts';

const long = `${'folder/'.repeat(20)}a-name-that-is-longer-than-the-hundred-bytes-of-old.yaml`;
const files = filesOf({ 'b.sh': '#!/bin/sh\n', 'a.yaml': 'a: 1\n', empty: '', 'größe.yaml': 'ü\n', [long]: 'x' });

test('The same files give the same bytes, in whatever order they come', async () => {
  const packed = await archives.pack(files);
  expect(await archives.pack(files.toReversed())).toEqual(packed);
  // RFC 1952: no time, no name, no system.
  expect([...packed.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
});

test('What goes in comes out, with its mode and nobody’s name', async () => {
  const entries = await unpackTar(gunzipSync(await archives.pack(files)), { strict: true });
  expect(
    entries.map(({ header, data }) => ({
      path: header.name,
      text: new TextDecoder().decode(data ?? new Uint8Array()),
      mode: header.mode,
      time: header.mtime?.getTime(),
      owner: [header.uid, header.gid, header.uname ?? '', header.gname ?? ''],
    })),
  ).toEqual(
    files.map(({ path, bytes, executable }) => ({
      path,
      text: new TextDecoder().decode(bytes),
      mode: executable ? 0o755 : 0o644,
      time: 0,
      owner: [0, 0, '', ''],
    })),
  );
});

test.runIf(process.platform !== 'win32')('tar(1) reads it', async () => {
  const folder = folderWith({});
  writeFileSync(join(folder, 'base.tar.gz'), await archives.pack(files));
  const listed = execFileSync('tar', ['--list', '--gzip', '--file=base.tar.gz', '--quoting-style=literal'], {
    cwd: folder,
  });
  expect(listed.toString().trimEnd().split('\n')).toEqual(files.map(({ path }) => path));
});
