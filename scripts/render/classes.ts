import type { RenderedApplication } from './rendering.ts';
import { moduleCharts } from './modules.ts';

/** How far an application's rendering is proven (PLATFORM 20). */
export type Class = 'here' | 'record' | 'unverified';

/** The class of one application and why; `faults` are sentences about its record. */
export interface Judged {
  readonly name: string;
  readonly class: Class;
  readonly why: string;
}

/**
 * `here`: all of it was rendered, from our own charts and from charts inside Go modules, which everybody can repeat.
 * `record`: its other charts have a record without a fault. Everything else is unverified.
 */
export function judged(rendered: RenderedApplication, faults: readonly string[] | undefined): Judged {
  const { name } = rendered.application;
  const fromModules = rendered.charts.filter(({ source }) => ofModule(source.name, source.version));
  const others = [
    ...rendered.charts.map(({ source }) => source).filter((source) => !ofModule(source.name, source.version)),
    ...rendered.missing,
  ];
  if (others.length === 0) {
    const charts = fromModules.map(({ chart, completion }) =>
      [
        `${chart.name} ${chart.version} out of its module`,
        ...completion.copied.map((copied) => `copied ${copied}`),
        ...completion.removed.map((removed) => `removed ${removed}, switched off`),
      ].join('; '),
    );
    return { name, class: 'here', why: charts.join(', ') || 'our own objects' };
  }
  const pins = others.map((source) => `${source.name} ${source.version}`).join(', ');
  if (faults === undefined) {
    return { name, class: 'unverified', why: `${pins} has no record` };
  }
  return faults.length === 0
    ? { name, class: 'record', why: `${pins}, test/charts/${name}.json` }
    : { name, class: 'unverified', why: faults.join('; ') };
}

function ofModule(name: string, version: string): boolean {
  return moduleCharts.some((chart) => chart.name === name && chart.version === version);
}

/** `7 rendered here, 9 by record, 0 unverified`. */
export function summaryOf(all: readonly Judged[]): string {
  const count = (wanted: Class): number => all.filter((one) => one.class === wanted).length;
  return `${count('here')} rendered here, ${count('record')} by record, ${count('unverified')} unverified`;
}
