import * as vscode from 'vscode';
import { statusItems } from '../../contributions.ts';
import { ago } from '../ago.ts';
import type { ClusterSession } from '../cluster/session.ts';
import { Owner } from '../dispose.ts';
import type { Platforms } from '../platforms.ts';
import { statusHover } from './hover.ts';
import { lineOf } from './line.ts';
import type { ApplicationsSession } from './session.ts';

/** Milliseconds after which an age may be another one. */
const minute = 60_000;

/** The one item of Slipway in the status bar: it is there whenever a platform is. */
export class StatusItem extends Owner {
  readonly #session: ApplicationsSession;
  readonly #cluster: ClusterSession;
  readonly #platforms: Platforms;
  readonly #item = this.own(vscode.window.createStatusBarItem(statusItems.argocd, vscode.StatusBarAlignment.Left, 10));
  #growing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    session: ApplicationsSession,
    services: { readonly session: ClusterSession; readonly platforms: Platforms },
  ) {
    super();
    this.#session = session;
    this.#cluster = services.session;
    this.#platforms = services.platforms;
    this.#item.name = 'Argo CD';
    this.own(session.onDidChange(() => this.#draw()));
    this.own(services.platforms.onDidChange(() => this.#draw()));
    this.own({ dispose: () => clearTimeout(this.#growing) });
    this.#draw();
  }

  #draw(): void {
    clearTimeout(this.#growing);
    if (this.#platforms.active === null) return this.#item.hide();
    const { situation } = this.#session;
    const now = this.#cluster.clock.now();
    const { text, label, background, command } = lineOf(situation, (at) => ago(at, now));
    this.#item.text = text;
    this.#item.accessibilityInformation = { label, role: 'button' };
    this.#item.backgroundColor = background === null ? undefined : new vscode.ThemeColor(background);
    this.#item.command = command;
    this.#item.tooltip = statusHover(situation, this.#cluster, now);
    this.#item.show();
    // Ages in the hover are made when it changes; the line says one only while it is not live.
    if (situation.kind === 'seen') this.#growing = setTimeout(() => this.#draw(), minute);
  }
}
