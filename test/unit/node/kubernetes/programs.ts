import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A program of Node in a folder: the text of its script. */
export function programIn(folder: string, name: string, script: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!${process.execPath}\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** A script that prints an ExecCredential. */
export function giving(status: Readonly<Record<string, unknown>>, version = 'v1'): string {
  const credential = { kind: 'ExecCredential', apiVersion: `client.authentication.k8s.io/${version}`, status };
  return `process.stdout.write(${JSON.stringify(JSON.stringify(credential))});`;
}
