import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quiet } from './settings.ts';

/** The temporary folder of one editor, for nobody else to read: data, extensions, token, the user's home. */
export type Home = {
  readonly data: string;
  readonly extensions: string;
  readonly user: string;
  readonly temporary: string;
  readonly token: string;
  readonly log: string;
  remove(): void;
};

/** Makes the folder; VS Code reads its user settings there. */
export function makeHome(token: string, settings: Readonly<Record<string, unknown>>): Home {
  const root = mkdtempSync(join(tmpdir(), 'slipway-'));
  const home = {
    data: join(root, 'data'),
    extensions: join(root, 'extensions'),
    user: join(root, 'home'),
    temporary: join(root, 'tmp'),
    token: join(root, 'token'),
    log: join(root, 'server.log'),
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }),
  };
  const userSettings = join(home.data, 'data/User');
  for (const folder of [home.extensions, home.user, home.temporary, userSettings])
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(home.token, token, { mode: 0o600 });
  writeFileSync(join(userSettings, 'settings.json'), JSON.stringify({ ...quiet, ...settings }));
  return home;
}

/** Makes the extension in `folder` an installed one without copying it, as its manifest names it. */
export function linkExtension(home: Home, folder: string): void {
  const manifest: { publisher: string; name: string; version: string } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  symlinkSync(folder, join(home.extensions, `${manifest.publisher}.${manifest.name}-${manifest.version}`), 'junction');
}
