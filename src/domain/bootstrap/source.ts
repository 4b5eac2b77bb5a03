import { applyEdits } from '../edits.ts';
import { fieldOf, isPlainMap, isSame } from '../plain.ts';
import type { Plain } from '../plain.ts';
import { toJSON } from '../yaml/json.ts';
import { platformFile, platformPath } from './platformFile.ts';
import type { PlatformFile, Unreadable } from './platformFile.ts';

/** Which of the two addresses of `platform.repository` Argo CD reads. */
export type Source = 'github' | 'gitlab';

export const otherSource: Readonly<Record<Source, Source>> = { github: 'gitlab', gitlab: 'github' };

/** As people call it. */
export const sourceNames: Readonly<Record<Source, string>> = { github: 'GitHub', gitlab: 'GitLab' };

/** The key of `platform.repository` that has its address. */
export const addressKeys: Readonly<Record<Source, string>> = { github: 'mirror', gitlab: 'primary' };

/** What `platform.repository` says. */
export interface Sources {
  /** The one that is read. */
  readonly source: Source;
  readonly addresses: Readonly<Record<Source, string>>;
  /** A branch, a tag or a commit. */
  readonly revision: string;
}

/** What the value of `platform` in `platform.yaml` says of it; in a sentence what is missing. */
export function sourcesOf(platform: Plain): Sources | Unreadable {
  const repository = fieldOf(platform, 'repository');
  const source = fieldOf(repository, 'source');
  if (source !== 'github' && source !== 'gitlab')
    return { problem: `platform.repository.source in ${platformPath} is neither github nor gitlab.` };
  const [github, gitlab] = [fieldOf(repository, addressKeys.github), fieldOf(repository, addressKeys.gitlab)];
  const revision = fieldOf(repository, 'revision');
  if (!isWord(github) || !isWord(gitlab) || !isWord(revision)) {
    const missing = isWord(github) ? (isWord(gitlab) ? 'revision' : addressKeys.gitlab) : addressKeys.github;
    return { problem: `platform.repository.${missing} in ${platformPath} is not filled in; both sources need it.` };
  }
  if (github === gitlab)
    return { problem: `platform.repository has the address ${github} for both sources; there is nothing to switch.` };
  return { source, addresses: { github, gitlab }, revision };
}

/** What a text of `platform.yaml` says under `platform`. */
export function platformIn(text: string): { readonly platform: Plain } | Unreadable {
  const file = platformFile(text);
  return 'problem' in file ? file : platformOf(file);
}

function platformOf(file: PlatformFile): { readonly platform: Plain } | Unreadable {
  const value = file.valueAt('platform');
  return value === null ? { problem: `${platformPath} has no platform.` } : { platform: toJSON(value.node) };
}

/** The text of `platform.yaml` with another source, all else byte for byte as it was. */
export function withSource(text: string, source: Source): { readonly text: string } | Unreadable {
  const file = platformFile(text);
  if ('problem' in file) return file;
  const before = platformOf(file);
  if ('problem' in before) return before;
  const said = sourcesOf(before.platform);
  if ('problem' in said) return said;
  if (said.source === source) return { text };
  const changed = edited(text, file, source);
  const after = platformIn(changed);
  const isMeant = 'platform' in after && isSame(after.platform, replaced(before.platform, source));
  return isMeant
    ? { text: changed }
    : { problem: `platform.repository.source in ${platformPath} can't be changed alone.` };
}

/** Quotes stay what they are. */
function edited(text: string, file: PlatformFile, source: Source): string {
  const value = file.valueAt('platform', 'repository', 'source');
  if (value === null) return text;
  const [quote = ''] = /^["']/.exec(value.written) ?? [];
  return applyEdits(text, [{ range: value.range, newText: `${quote}${source}${quote}` }]);
}

function replaced(platform: Plain, source: Source): Plain {
  const repository = fieldOf(platform, 'repository');
  if (!isPlainMap(platform) || !isPlainMap(repository)) return platform;
  return { ...platform, repository: { ...repository, source } };
}

function isWord(value: Plain | undefined): value is string {
  return typeof value === 'string' && value !== '';
}
