import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Programs that say what helmfile and Helm would say of the release that makes the root Application, as far as a plan asks:
 * nothing is built for a plan, and none of it is installed by them.
 */
export async function placeHelm(folder: string, address: string): Promise<void> {
  await mkdir(folder);
  await program(join(folder, 'helm'), 'echo v4.0.0');
  await program(
    join(folder, 'helmfile'),
    `case " $* " in
  *" list "*) cat <<'END'
[{"name":"root-application","namespace":"argocd","chart":"../charts/root","version":""}]
END
  ;;
  *" build "*) cat <<'END'
releases: [{ name: root-application, namespace: argocd, chart: ../charts/root }]
END
  ;;
  *" template "*) cat <<'END'
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: root, namespace: argocd }
spec: { source: { repoURL: ${address} } }
END
  ;;
  *) echo v1.7.0 ;;
esac`,
  );
}

async function program(file: string, text: string): Promise<void> {
  await writeFile(file, `#!/bin/sh\n${text}\n`);
  await chmod(file, 0o755);
}
