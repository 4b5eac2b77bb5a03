import { existsSync } from 'node:fs';
import { execa } from 'execa';
import { Failure } from './failure.ts';
import { executable, onPath } from './programs.ts';
import { progress } from './progress.ts';

/** The program Chromium of this machine; on Debian as root it is installed when it is missing. */
export async function chromium(): Promise<string> {
  const found = installed();
  if (found !== undefined) return found;
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    throw new Failure(
      'environment/chromium',
      'Chromium is not on PATH; install it (Debian: apt-get install chromium fonts-dejavu-core).',
    );
  }
  progress('Installing Chromium…');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await execa('apt-get', ['update'], { env, stdin: 'ignore' });
  await execa('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], {
    env,
    stdin: 'ignore',
  });
  const now = installed();
  if (now === undefined)
    throw new Failure('environment/chromium', 'apt-get installed chromium, yet it is not on PATH.');
  return now;
}

function installed(): string | undefined {
  const usual = '/usr/bin/chromium';
  return (
    onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') ??
    (executable(usual) ? usual : undefined)
  );
}
