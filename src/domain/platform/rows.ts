import type { Finding } from '../finding.ts';
import type { TableRule } from './facts.ts';
import { ofKey, ofMissing, ofValue, quoted } from '../own/said.ts';
import { hasPart } from './table.ts';
import type { Row } from './table.ts';
import { unknownValue } from '../own/unknown.ts';

/** Every connection leads to an application. */
export const knownEdges: TableRule = ({ own, rows, text }) => {
  const known = { code: 'platform/unknown-name', what: 'application', names: [...rows.keys()] } as const;
  return own.flatMap(({ name, edges }) =>
    edges.flatMap((edge): Finding[] => {
      if (edge.value === name)
        return [
          ofValue(
            'platform/unknown-name',
            `${quoted(name)} names itself; a connection leads to another application.`,
            edge.place,
            text,
          ),
        ];
      return rows.has(edge.value) ? [] : [unknownValue(edge, known, text)];
    }),
  );
};

/** The name is that of a release and of a namespace's labels: with `-manifests` behind it, Helm takes 53 characters. */
export const releaseNames: TableRule = ({ own, rows, text }) =>
  own.flatMap((row): Finding[] => {
    const { name, place } = row;
    if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(name))
      return [
        ofKey(
          'platform/type',
          `${quoted(name)} is no name of a release; it wants lower-case letters, digits and "-" between them.`,
          place,
          text,
        ),
      ];
    if (name.length > longestName)
      return [
        ofKey(
          'platform/type',
          `${quoted(name)} has ${name.length} characters; above ${longestName} the release "…-manifests" can't be made.`,
          place,
          text,
        ),
      ];
    const owner = name.endsWith('-manifests') ? rows.get(name.slice(0, -'-manifests'.length)) : undefined;
    if (owner === undefined || !hasPart(owner, 'manifests')) return [];
    return [
      ofKey(
        'platform/name-clash',
        `${quoted(name)} is also the release of the manifests of ${quoted(owner.name)}.`,
        place,
        text,
      ),
    ];
  });

const longestName = 53 - '-manifests'.length;

/** A folder belongs to one row. */
export const ownFolders: TableRule = ({ own, rows, text }) => {
  const first = firstBy(rows, ({ folder }) => folder?.value);
  return own.flatMap((row): Finding[] => {
    const before = row.folder === null ? undefined : first.get(row.folder.value);
    if (row.folder === null || before === undefined || before.name === row.name) return [];
    const message = `The folder of ${quoted(row.name)} is that of ${quoted(before.name)} too; each has its own.`;
    return [ofValue('platform/name-clash', message, row.folder.place, text)];
  });
};

/** A namespace has one level of Pod Security, whichever rows share it. */
export const oneLevel: TableRule = ({ own, rows, text }) => {
  const first = firstBy(rows, ({ namespace }) => namespace?.value);
  return own.flatMap(({ name, place, namespace, podSecurity }): Finding[] => {
    const row = rows.get(name);
    const wanted = row?.namespace?.value;
    // Nothing of ours labels kube-system; and a file answers for what it says itself.
    if (row === undefined || wanted === undefined || wanted === 'kube-system') return [];
    if (namespace === null && podSecurity === null) return [];
    const before = first.get(wanted);
    if (before === undefined || before.name === name || levelOf(before) === levelOf(row)) return [];
    const message = `${quoted(name)} wants "${levelOf(row)}" for the namespace ${quoted(wanted)}, and ${quoted(before.name)} wants "${levelOf(before)}".`;
    return [
      podSecurity === null
        ? ofKey('platform/pod-security', message, place, text)
        : ofValue('platform/pod-security', message, podSecurity.place, text),
    ];
  });
};

/** A port of the LAN leads to one application; 80 and 443 lead to Traefik. */
export const ownPorts: TableRule = ({ own, rows, text }) => {
  const owners = new Map<number, string>();
  for (const row of rows.values()) for (const { value } of row.lan) if (!owners.has(value)) owners.set(value, row.name);
  return own.flatMap(({ name, lan }) =>
    lan.flatMap((port): Finding[] => {
      const taken = port.value === 80 || port.value === 443 ? 'Traefik' : owners.get(port.value);
      if (taken === undefined || taken === name) return [];
      const message = `Port ${port.value} of the LAN belongs to ${taken === 'Traefik' ? taken : quoted(taken)} already.`;
      return [ofValue('platform/address-clash', message, port.place, text)];
    }),
  );
};

/** A row installs something. */
export const notEmpty: TableRule = ({ own, rows, text }) =>
  own.flatMap(({ name, place }): Finding[] => {
    const row = rows.get(name);
    // A row without a folder is not written to its end.
    if (
      row === undefined ||
      row.folder === null ||
      row.chart !== null ||
      hasPart(row, 'manifests') ||
      hasPart(row, 'secrets')
    )
      return [];
    const message = `${quoted(name)} has neither a chart nor parts of its own; it installs nothing.`;
    return [ofMissing('platform/missing-key', message, place, 'chart', text)];
  });

function levelOf({ podSecurity }: Row): string {
  return podSecurity?.value ?? 'restricted';
}

/** For each value the first row that has it. */
function firstBy(
  rows: ReadonlyMap<string, Row>,
  valueOf: (row: Row) => string | undefined,
): ReadonlyMap<string | undefined, Row> {
  const first = new Map<string | undefined, Row>();
  for (const row of rows.values()) if (!first.has(valueOf(row))) first.set(valueOf(row), row);
  return first;
}
