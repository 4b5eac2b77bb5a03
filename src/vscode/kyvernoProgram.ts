import * as vscode from 'vscode';
import { contextKeys } from '../contributions.ts';
import type { Programs } from '../writes.ts';
import { Owner } from './dispose.ts';
import type { Judging } from './judging.ts';
import type { Setting } from './setting.ts';
import { guarded } from './unexpected.ts';

export interface ProgramsOutside {
  readonly programs: Programs;
  /** Whether a path is absolute and lies in none of the folders that are open (SAFETY 2). */
  readonly isOutside: (path: string) => boolean;
}

/** The kyverno that is there to be asked: that of the setting, or the one on the PATH. It is looked for, and never run here. */
export class KyvernoProgram extends Owner {
  readonly #setting: Setting<'slipway.kyverno'>;
  readonly #load: () => Promise<ProgramsOutside>;

  constructor(
    judging: Judging,
    setting: Setting<'slipway.kyverno'>,
    load: () => Promise<ProgramsOutside>,
    log: vscode.LogOutputChannel,
  ) {
    super();
    this.#setting = setting;
    this.#load = load;
    const tell = (): void => guarded(log, () => this.#tell());
    // Who has no manifest open compares nothing, and nothing is looked for.
    const first = this.own(
      judging.onJudged(() => {
        first.dispose();
        tell();
      }),
    );
    this.own(setting.onChange(tell));
  }

  /** Its absolute path with what runs it, or one sentence on why there is none. */
  async find(): Promise<{ readonly path: string; readonly programs: Programs } | { readonly problem: string }> {
    const { programs, isOutside } = await this.#load();
    const path = await this.#meant();
    if (path !== '') {
      if (isOutside(path)) return { path, programs };
      return {
        problem: vscode.l10n.t('The setting slipway.kyverno wants an absolute path outside of the open folders.'),
      };
    }
    const found = await programs.find('kyverno');
    if (found !== null) return { path: found, programs };
    return { problem: vscode.l10n.t('There is no kyverno on the PATH; name one in the setting slipway.kyverno.') };
  }

  async #meant(): Promise<string> {
    const { meant } = await import('./meant.ts');
    return meant(this.#setting.value(null));
  }

  async #tell(): Promise<void> {
    const isThere = 'path' in (await this.find());
    await vscode.commands.executeCommand('setContext', contextKeys.kyverno, isThere);
  }
}
