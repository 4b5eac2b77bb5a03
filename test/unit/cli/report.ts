import type { LintedFile, LintReport } from '../../../src/actions/lint.ts';
import { lint } from '../../../src/actions/lint.ts';
import type { Linted } from '../../../src/cli/format/formats.ts';
import { findingOf } from '../../../src/domain/finding.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import { lineStarts } from '../../../src/domain/lines.ts';
import type { FileText, Surroundings } from '../../../src/ports.ts';
import { CrdCatalog } from '../../../src/repository/crds.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { bundled, rules } from '../product.ts';

/** What a command prints from a report, whatever the version of Slipway. */
export function lintedOf(report: LintReport): Linted {
  return { report, like: false, version: '0.0.0', kubernetesVersion: '1.36.0' };
}

/** The report of files that lie in memory; what lies around them is known only where it is given. */
export function reportOf(
  files: Readonly<Record<string, string | FileText>>,
  surroundings: Surroundings | null = null,
): Promise<LintReport> {
  const crds = new CrdCatalog(bundled.objectMeta);
  const stdin = (): Promise<FileText> => Promise.resolve({ text: '' });
  const input = {
    paths: Object.keys(files),
    stdin,
    rules: { ...rules, catalogs: [crds, bundled] },
    fetching: [],
    crds,
    kinds: () => [],
    served: [],
    policies: false,
    now: () => null,
    surroundings,
    absolute: (path: string) => path,
    everything: false,
  };
  return lint(memoryFiles(files), input, new AbortController().signal);
}

/** A file with one object, and findings with these messages. */
export function fileWith(
  path: string,
  messages: readonly string[],
  more: Partial<Finding> = {},
  name = 'web',
): LintedFile {
  const text = 'apiVersion: v1\nkind: ConfigMap\n';
  return {
    path,
    lines: lineStarts(text),
    objects: [
      {
        document: 0,
        item: null,
        apiVersion: 'v1',
        kind: 'ConfigMap',
        namespace: 'shop',
        name,
        range: { start: 0, end: text.length - 1 },
        status: 'invalid',
        reason: null,
        source: null,
        policy: null,
      },
    ],
    findings: messages.map((message) => ({ ...findingOf('schema/type', message, { start: 15, end: 19 }), ...more })),
  };
}
