import { mentionsKubernetes } from '../kubernetes/mention.ts';

/** What a file is in a platform repository, and where that repository begins. */
export interface PlatformFile {
  readonly role: Role;
  /** The folder that `platform.yaml` lies in, as the path of the file has it. */
  readonly root: string;
  /** From the root, with `/`. */
  readonly path: string;
}

export type Role = 'platform' | 'applications' | 'phase';

/** What a file would be by its path alone; null for a path that no file of a platform has. */
export function fileByPath(path: string): PlatformFile | null {
  const at = places.find(({ pattern }) => pattern.test(path));
  if (at === undefined) return null;
  const inside = at.pattern.exec(path)?.[1] ?? '';
  const root = path.slice(0, path.length - inside.length).replace(/[/\\]$/, '');
  return { role: at.role, root: root === '' ? '.' : root, path: inside.replaceAll('\\', '/') };
}

/** Whether a text is our `platform.yaml`: other tools call files so too. */
export function isPlatformText(text: string): boolean {
  return /^["']?platform["']?[ \t]*:/m.test(text);
}

/** Whether a text is a phase, wherever it lies. */
export function isPhaseText(text: string): boolean {
  if (!text.includes('slipway/v1')) return false;
  return /^apiVersion:[ \t]*["']?slipway\/v1\b/m.test(text) && /^kind:[ \t]*["']?Phase\b/m.test(text);
}

/** A look that is cheap, and that no file of a platform escapes; a Phase is found by its apiVersion and kind. */
export function mentionsPlatform(path: string, text: string): boolean {
  const role = fileByPath(path)?.role;
  return role === 'platform' ? isPlatformText(text) : role === 'applications' || role === 'phase';
}

/** Whether a file of these names is one of a platform and no manifest, as far as it says itself. */
export function isOfPlatform(path: string, text: string): boolean {
  switch (fileByPath(path)?.role) {
    case 'platform':
      return isPlatformText(text);
    case 'applications':
      return /^["']?applications["']?[ \t]*:/m.test(text) || !mentionsKubernetes(text);
    case 'phase':
      return true;
    case undefined:
      return isPhaseText(text);
  }
}

/** Names of the files that say what a platform is: what they say holds for the others. */
export const tables = ['applications.yaml', 'applications.local.yaml'] as const;

/** The number and the id of a phase, which only the name of its folder says. */
export function phaseFolder(name: string): { readonly number: number; readonly id: string } | null {
  const match = /^(\d{1,4})-([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(name);
  return match === null ? null : { number: Number(match[1]), id: match[2] ?? '' };
}

const places: readonly { readonly role: Role; readonly pattern: RegExp }[] = [
  { role: 'platform', pattern: /(?:^|[/\\])(platform\.yaml)$/ },
  { role: 'applications', pattern: /(?:^|[/\\])(applications(?:\.local)?\.yaml)$/ },
  { role: 'phase', pattern: /(?:^|[/\\])(phases[/\\][^/\\]+[/\\]phase\.yaml)$/ },
];
