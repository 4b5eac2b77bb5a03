import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChartRecord } from '../../../scripts/render/record.ts';
import { objectOf } from '../../../scripts/render/standIn.ts';

/** An object of a chart whose `data` comes from values: what a real process behind the stand-in reads. */
interface FromValues {
  readonly kind: string;
  readonly name: string;
  /** Path of a map in the chart's values. */
  readonly values: string;
}

/** By the chart's name. */
const fromValues: Readonly<Record<string, readonly FromValues[]>> = {
  'argo-cd': [
    { kind: 'ConfigMap', name: 'argocd-cm', values: 'configs.cm' },
    { kind: 'ConfigMap', name: 'argocd-cmd-params-cm', values: 'configs.params' },
  ],
};

/** The values of a ConfigMap are strings, whatever those of the chart are. */
const helpers = `{{- define "strings" -}}
{{- $strings := dict -}}
{{- range $key, $value := . -}}
{{- $_ := set $strings $key (toString $value) -}}
{{- end -}}
{{- toJson $strings -}}
{{- end -}}
`;

/**
 * A chart in place of one that can't be had, as `scripts/render` makes it of its record, with settings from its values
 * where a process reads them. The chart's folder.
 */
export async function writeStageStandIn(record: ChartRecord, charts: string): Promise<string> {
  const { name, version, appVersion } = record.chart;
  const folder = join(charts, `${name}-${version}`);
  const templates = join(folder, 'templates');
  await mkdir(templates, { recursive: true });
  const chart = {
    apiVersion: 'v2',
    name,
    version,
    appVersion,
    description: `Stand-in for ${name} ${version}, made from its record.`,
  };
  await writeFile(join(folder, 'Chart.yaml'), `${JSON.stringify(chart)}\n`);
  await writeFile(join(templates, '_helpers.tpl'), helpers);
  await writeFile(join(templates, 'objects.yaml'), record.objects.map((item) => documentOf(name, item)).join(''));
  return folder;
}

function documentOf(chart: string, item: ChartRecord['objects'][number]): string {
  const text = JSON.stringify(objectOf(item)).replaceAll('{{', '{{ "{{" }}');
  const settings = fromValues[chart]?.find(({ kind, name }) => kind === item.kind && name === item.name);
  if (settings === undefined) return `---\n${text}\n`;
  return `---\n${text.slice(0, -1)},"data":{{ include "strings" .Values.${settings.values} }}}\n`;
}
