import { join } from 'node:path';
import { execa } from 'execa';

/* `npm run check`: types, lint and format, each said in full before the next. */

const root = join(import.meta.dirname, '..');

const checks = [
  ['tsc', '--noEmit', '--project', '.'],
  ['oxlint', '--type-aware', '--deny-warnings'],
  ['oxfmt', '--check'],
] as const;

for (const [tool, ...args] of checks) {
  const { exitCode } = await execa(tool, args, { cwd: root, preferLocal: true, stdio: 'inherit', reject: false });
  if (exitCode !== 0) process.exitCode = 1;
}
