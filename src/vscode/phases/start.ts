import type { Disposable } from 'vscode';
import type { Phases, PhasesViewServices } from '../phasesView.ts';
import { RunMemory } from '../bootstrap/memory.ts';
import { ReportDocument } from '../bootstrap/report.ts';
import { BootstrapRuns } from '../bootstrap/runs.ts';
import { checkConsent } from './consent.ts';
import { EvidenceDocuments } from './document.ts';
import { PhasesSession } from './session.ts';
import type { PhasesWorld } from './session.ts';
import { PhasesTree } from './tree.ts';
import { Validation } from './validation.ts';

/** All that belongs to the phases, made when they are needed for the first time. */
export function startPhases(
  services: PhasesViewServices,
  world: PhasesWorld,
  own: <Part extends Disposable>(part: Part) => Part,
): Phases {
  const cluster = services.session;
  const session = own(new PhasesSession(services, world));
  const memory = new RunMemory(services.memory);
  const report = own(new ReportDocument(memory));
  const runs = own(new BootstrapRuns({ log: services.log, memory, report, now: () => cluster.clock.now() }));
  return {
    session,
    tree: own(new PhasesTree(session, cluster, runs)),
    runs,
    report,
    validation: own(new Validation(session, cluster, checkConsent(services.memory), services.tokens)),
    evidence: own(new EvidenceDocuments(session, cluster)),
  };
}
