import { join } from 'node:path';
import { Editor } from '../../scripts/editor/editor.ts';
import type { EditorOptions } from '../../scripts/editor/options.ts';
import { freshWorkspace } from '../../scripts/editor/workspace.ts';
import { development } from './extension.ts';

/** The sample folder of the repository. */
export const samples: string = join(import.meta.dirname, '../../samples');

/** An editor with somebody in front of it, and the folder that is open in it. */
export type Desk = { readonly editor: Editor; readonly folder: string; close(): Promise<void> };

export type DeskOptions = Partial<Omit<EditorOptions, 'workspace'>> & {
  /** A folder to copy, or files (path to text); the samples without it. */
  readonly files?: string | Readonly<Record<string, string>>;
};

/** Starts an editor on a fresh copy of the files: the extension of the repository, everything trusted, unless said otherwise. */
export async function sitDown({ files = samples, ...options }: DeskOptions = {}): Promise<Desk> {
  const workspace = await freshWorkspace(files);
  try {
    const editor = await Editor.start({
      extension: development,
      trust: 'granted',
      ...options,
      workspace: workspace.folder,
    });
    const close = async (): Promise<void> => {
      await editor.close();
      await workspace.remove();
    };
    return { editor, folder: workspace.folder, close };
  } catch (error) {
    await workspace.remove();
    throw error;
  }
}
