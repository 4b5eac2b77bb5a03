/** What a schema location is filled in with. */
export interface Wanted {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** `1.36.0`, or `master`. */
  readonly kubernetesVersion: string;
}

/**
 * The file that a location in kubeconform's template syntax means for a kind.
 * Rules of pkg/registry (schemaPath): a location that does not name a JSON file is a copy of yannh/kubernetes-json-schema;
 * the suffix of a kind has only the first label of its group; the core group is called `v1`.
 */
export function fillTemplate(location: string, wanted: Wanted): string {
  const template = location.endsWith('json') ? location : `${location}/${standard}`;
  const values = valuesFor(wanted);
  return template.replaceAll(/\{\{-?\s*\.(\w+)\s*-?\}\}/g, (whole, name: string) => {
    const value = values.get(name);
    return value === undefined ? whole : segment(value);
  });
}

/** What a document says of itself is one step of a path, whatever it says. */
function segment(text: string): string {
  return text.replaceAll(/[/\\?#%]|^\.+$/g, '_');
}

/** The names in a location that mean nothing; empty when it can be filled in. */
export function unknownNames(location: string): string[] {
  const values = valuesFor({ group: '', version: '', kind: '', kubernetesVersion: '' });
  return [...location.matchAll(/\{\{-?\s*(.*?)\s*-?\}\}/g)].flatMap(([, expression = '']) =>
    expression.startsWith('.') && values.has(expression.slice(1)) ? [] : [expression],
  );
}

const standard = '{{.NormalizedKubernetesVersion}}-standalone{{.StrictSuffix}}/{{.ResourceKind}}{{.KindSuffix}}.json';

function valuesFor({ group, version, kind, kubernetesVersion }: Wanted): ReadonlyMap<string, string> {
  const suffix = group === '' ? `-${version}` : `-${group.split('.', 1)[0]}-${version}`;
  return new Map([
    [
      'NormalizedKubernetesVersion',
      kubernetesVersion === 'master' ? 'master' : `v${kubernetesVersion.replace(/^v/, '')}`,
    ],
    ['StrictSuffix', '-strict'],
    ['ResourceKind', kind.toLowerCase()],
    ['ResourceAPIVersion', version],
    ['Group', group === '' ? version : group],
    ['KindSuffix', suffix.toLowerCase()],
  ]);
}
