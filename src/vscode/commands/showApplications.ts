import * as vscode from 'vscode';
import { commands } from '../../contributions.ts';
import type { Standing } from '../../domain/argocd/state.ts';
import { pickOf, tellWhyNone } from '../argocd/choice.ts';
import type { ApplicationPick, Chosen } from '../argocd/choice.ts';
import type { ApplicationsSession } from '../argocd/session.ts';
import { applicationsWord } from '../argocd/words.ts';
import { mayWrite } from '../argocd/writing.ts';
import { guarded } from '../unexpected.ts';
import type { CommandServices } from './commands.ts';
import { runRefresh } from './refreshApplication.ts';
import { askHow, runSync } from './syncApplication.ts';
import { askTermination, isRunning, runTermination } from './terminateOperation.ts';

/** A button beside an application. */
interface Button extends vscode.QuickInputButton {
  readonly does: 'sync' | 'refresh' | 'open' | 'terminate';
}

/** "Slipway: Show Applications…": all of them, worst first, as they are at each moment. */
export async function showApplications(services: CommandServices): Promise<void> {
  const { session } = await services.argocd.parts();
  if (session.situation.kind !== 'seen') return tellWhyNone(session.situation);
  const pick = vscode.window.createQuickPick<ApplicationPick>();
  pick.title = vscode.l10n.t('Applications');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.keepScrollPosition = true;
  const list = new List(services, session, pick);
  const listeners = [
    session.onDidChange(() => list.draw()),
    pick.onDidTriggerItemButton(({ item, button }) => guarded(services.log, () => list.press(item, button as Button))),
    pick.onDidAccept(() => guarded(services.log, () => list.open())),
  ];
  list.draw();
  await list.shown();
  for (const listener of listeners) listener.dispose();
  pick.dispose();
}

/** The list while it is there. A question of its own takes its place, after which it is there again. */
class List {
  readonly #services: CommandServices;
  readonly #session: ApplicationsSession;
  readonly #pick: vscode.QuickPick<ApplicationPick>;
  #look = '';
  #isAsking = false;

  constructor(services: CommandServices, session: ApplicationsSession, pick: vscode.QuickPick<ApplicationPick>) {
    this.#services = services;
    this.#session = session;
    this.#pick = pick;
  }

  /** Resolves when it is closed for good. */
  async shown(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#pick.onDidHide(() => this.#isAsking || resolve());
      this.#pick.show();
    });
  }

  /** What has not changed is not drawn again: the editor would lose where somebody is. */
  draw(): void {
    const { situation } = this.#session;
    if (situation.kind !== 'seen') return;
    const items = situation.status.standings.map((standing) =>
      Object.assign(pickOf(standing, situation.live), { buttons: buttonsOf(standing) }),
    );
    const look = JSON.stringify(items);
    if (look === this.#look) return;
    this.#look = look;
    const [active] = this.#pick.activeItems;
    this.#pick.placeholder = applicationsWord(items.length);
    this.#pick.items = items;
    const again = this.#pick.items.filter(({ key }) => key === active?.key);
    if (again.length > 0) this.#pick.activeItems = again;
  }

  async open(): Promise<void> {
    const [active] = this.#pick.activeItems;
    if (active === undefined) return;
    this.#pick.hide();
    await vscode.commands.executeCommand(commands.openValues, active.key);
  }

  async press({ key }: ApplicationPick, { does }: Button): Promise<void> {
    const { live } = this.#session;
    const standing = live?.find(key) ?? null;
    if (live === null || standing === null) return;
    const cluster = this.#services.session.connected;
    const chosen: Chosen = { session: this.#session, live, standing, cluster };
    switch (does) {
      case 'open':
        await vscode.commands.executeCommand(commands.openApplication, key);
        return;
      case 'refresh':
        if (await this.#asking(() => mayWrite(this.#services, chosen))) await runRefresh(this.#services, chosen);
        return;
      case 'sync': {
        const how = await this.#asking(() => askHow(this.#services, chosen));
        if (how !== null) await runSync(this.#services, chosen, how);
        return;
      }
      case 'terminate':
        if (await this.#asking(() => askTermination(this.#services, chosen)))
          await runTermination(this.#services, chosen);
    }
  }

  async #asking<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    this.#isAsking = true;
    try {
      return await ask();
    } finally {
      this.#pick.show();
      this.#isAsking = false;
    }
  }
}

function buttonsOf(standing: Standing): Button[] {
  const button = (does: Button['does'], icon: string, tooltip: string): Button => ({
    does,
    iconPath: new vscode.ThemeIcon(icon),
    tooltip,
  });
  return [
    ...(isRunning(standing) ? [button('terminate', 'debug-stop', vscode.l10n.t('Terminate Operation…'))] : []),
    button('sync', 'sync', vscode.l10n.t('Sync…')),
    button('refresh', 'refresh', vscode.l10n.t('Refresh')),
    button('open', 'link-external', vscode.l10n.t('Open in Argo CD')),
  ];
}
