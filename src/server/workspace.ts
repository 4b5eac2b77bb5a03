import type { Files, Surroundings } from '../ports.ts';
import type { RepositoryIndex } from '../repository/repositoryIndex.ts';
import { isBelow } from '../repository/below.ts';
import { Breather } from './breather.ts';

/** Files that say how others are to be judged. */
const decisive = /(^|[/\\])(\.gitignore|Chart\.yaml|[kK]ustomization(\.ya?ml)?)$/;

/** The files of the opened folders: what they define holds for every open document. */
export class Workspace {
  readonly #files: Files;
  readonly #index: Pick<RepositoryIndex, 'update' | 'forgetBelow'>;
  readonly #surroundings: Surroundings;
  /** The text of an open file is the editor's. */
  readonly #isOpen: (path: string) => boolean;
  readonly #changed: () => void;
  readonly #folders = new Set<string>();
  #stopped = false;

  constructor(
    files: Files,
    index: Pick<RepositoryIndex, 'update' | 'forgetBelow'>,
    surroundings: Surroundings,
    isOpen: (path: string) => boolean,
    changed: () => void,
  ) {
    this.#files = files;
    this.#index = index;
    this.#surroundings = surroundings;
    this.#isOpen = isOpen;
    this.#changed = changed;
  }

  /** Looks through folders that were opened; what is found is told in one go. */
  async scan(folders: readonly string[]): Promise<void> {
    let found = false;
    for (const folder of folders) this.#folders.add(folder);
    for (const folder of folders) {
      const { files } = await this.#files.manifests(folder, { ignored: false });
      found = (await this.#read(files)) || found;
    }
    if (found) this.#changed();
  }

  /** What a folder that was closed defines holds no more. */
  leave(folders: readonly string[]): void {
    for (const folder of folders) this.#folders.delete(folder);
    this.gone(folders);
  }

  /** Files and folders are not there any more; of a folder nobody tells the files. */
  gone(paths: readonly string[]): void {
    if (this.#index.forgetBelow(paths)) this.#changed();
  }

  /** The text of a file is again what the disk says; what lies elsewhere says nothing once it is closed. */
  async closed(path: string): Promise<void> {
    if (isBelow(path, [...this.#folders])) await this.changed([path]);
    else if (this.#index.update(path, null)) this.#changed();
  }

  async changed(paths: readonly string[]): Promise<void> {
    for (const path of paths) this.#surroundings.changed(path);
    const rules = paths.some((path) => decisive.test(path));
    const found = await this.#read(paths.filter((path) => /\.(ya?ml|json)$/i.test(path)));
    if (found || rules) this.#changed();
  }

  stop(): void {
    this.#stopped = true;
  }

  async #read(paths: readonly string[]): Promise<boolean> {
    const breather = new Breather();
    let found = false;
    for (const path of paths) {
      if (this.#stopped) return false;
      if (this.#isOpen(path)) continue;
      const read = await this.#files.read(path);
      if (this.#isOpen(path)) continue;
      found =
        this.#index.update(path, 'text' in read && !this.#surroundings.isIgnored(path) ? read.text : null) || found;
      await breather.breathe();
    }
    return found;
  }
}
