import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { product } from '../../product.ts';
import { release, somebody } from './somebody.ts';

/** Where a small disk can be made that nobody else sees. */
const hasDisks = spawnSync('unshare', ['-rm', 'true']).status === 0;

test.runIf(hasDisks).each(['the repository', 'the temporary folder'])(
  'A disk that is full (%s) takes nothing away',
  (which) => {
    const user = somebody();
    const before = user.snapshot();
    const disk = join(user.home, 'disk');
    mkdirSync(disk);
    const src = (path: string): string => JSON.stringify(join(product, 'src', path));
    const script = `
      import { gitWrites } from ${src('node/gitWrites.ts')};
      import { nodePrograms } from ${src('node/programs.ts')};
      const wanted = { ...${JSON.stringify(release(user))}, folder: process.env.REPOSITORY };
      const writes = gitWrites(nodePrograms(process.env, () => []));
      process.stdout.write(JSON.stringify(await writes.commit(wanted, new AbortController().signal)));`;
    const steps = [
      'mount -t tmpfs -o size=1m tmpfs "$1"',
      which === 'the repository' ? 'cp -a "$2/." "$1"; REPOSITORY="$1"' : 'TMPDIR="$1"; REPOSITORY="$2"',
      'export TMPDIR REPOSITORY',
      'dd if=/dev/zero of="$1/fill" bs=1k 2> /dev/null',
      '"$3" --input-type=module --eval "$4"',
      'rm "$1/fill"; git -C "$REPOSITORY" status --porcelain; git -C "$REPOSITORY" log --format=%s; ls "$1"',
    ];
    const args = ['-rm', 'sh', '-c', steps.join('\n'), 'sh', disk, user.folder, process.execPath, script];
    const env = user.environment as NodeJS.ProcessEnv;
    const { stdout, stderr } = spawnSync('unshare', args, { env, encoding: 'utf8' });
    const [, answer = '', after = ''] = /^(\{.*\})(.*)$/s.exec(stdout) ?? [];
    expect(JSON.parse(answer || JSON.stringify(stderr))).toMatchObject({ failure: { code: 'disk' } });
    expect(after).toBe(which === 'the repository' ? 'first\nplatform.yaml\n' : 'first\n');
    expect(user.snapshot()).toEqual(before);
  },
);
