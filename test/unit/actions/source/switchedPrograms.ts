import type { Source } from '../../../../src/domain/bootstrap/source.ts';
import type { MemoryCluster } from '../../../fakes/cluster.ts';
import { mergePatched } from '../../../fakes/mergePatch.ts';
import { ScriptedPrograms } from '../../../fakes/programs.ts';
import { verb } from '../bootstrap/helmfileWorld.ts';
import { addresses, applicationKind, record, rendering } from './switchedObjects.ts';

/** Git, and helmfile with Helm, which install the root with the source that they are told; `look` is called then. */
export function switchedPrograms(cluster: MemoryCluster, look: () => void): ScriptedPrograms {
  const programs = new ScriptedPrograms('git', 'helm', 'helmfile').on(['git', '--version'], {
    stdout: 'git version 2.50.1',
  });
  const release = { name: 'root-application', namespace: 'argocd', chart: './root-application' };
  programs
    .on(['helmfile', '--version'], { stdout: 'helmfile version v1.8.0\n' })
    .on(['helm', 'version'], { stdout: 'v4.3.1+gdeadbee' })
    .on(verb('list'), {
      stdout: `${JSON.stringify([{ ...release, enabled: true, installed: true, labels: 'row:root-application', version: '' }])}\n`,
    })
    .on(verb('build'), {
      stdout: `---\n#  Source: x\n\n${JSON.stringify({ releases: [{ ...release, labels: { row: 'root-application' } }] })}\n`,
    })
    .on(verb('template'), ({ args }) => ({ stdout: rendering(sourceOf(args)) }))
    .on(verb('sync'), ({ args }) => {
      const now = cluster.find(applicationKind, 'argocd', 'root');
      if (now === null) throw new Error('There is no root.');
      cluster.put(mergePatched(now, { spec: { source: { repoURL: addresses[sourceOf(args)] } } }));
      cluster.put(record(2));
      look();
      return { stderr: 'Upgrading release=root-application, chart=x, namespace=argocd\n' };
    });
  return programs;
}

/** What helmfile was told by `--set`. */
function sourceOf(args: readonly string[]): Source {
  const value = args[args.indexOf('--set') + 1];
  if (value === 'platform.repository.source=gitlab') return 'gitlab';
  if (value === 'platform.repository.source=github') return 'github';
  throw new Error(`Nothing names the source in ${args.join(' ')}.`);
}
