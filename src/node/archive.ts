import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { packTar } from 'modern-tar';
import { byPath } from '../domain/template/file.ts';
import type { Archives } from '../ports.ts';

const compress = promisify(gzip);

/** Archives that tar(1) reads. Owner, times and system are left out: they would differ from one machine to the next. */
export const archives: Archives = {
  pack: async (files) => {
    const tar = await packTar(
      files.toSorted(byPath).map(({ path, bytes, executable }) => ({
        header: {
          name: path,
          size: bytes.length,
          mode: executable ? 0o755 : 0o644,
          mtime: new Date(0),
          uid: 0,
          gid: 0,
          uname: '',
          gname: '',
        },
        body: bytes,
      })),
    );
    const packed = new Uint8Array(await compress(tar, { level: 9 }));
    packed[systemByte] = unknownSystem;
    return packed;
  },
};

/** RFC 1952, 2.3: the ninth byte names the system that compressed; zlib writes its own there. */
const systemByte = 9;
const unknownSystem = 255;
