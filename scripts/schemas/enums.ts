/**
 * A field whose values Kubernetes enumerates. The published OpenAPI documents leave these out;
 * the Go code that a server makes its documents from has them.
 */
export interface EnumField {
  /** Name of the definition: `io.k8s.api.core.v1.ServicePort`. */
  readonly model: string;
  /** Way from the definition to the field, in keywords and property names. */
  readonly path: readonly string[];
  readonly values: readonly string[];
  /** The field's description with a line for each value. */
  readonly description?: string;
}

/** Reads all enums from the text of `zz_generated.openapi.go` (gofmt'ed: one literal a line). */
export function readEnums(source: string): readonly EnumField[] {
  const packages = new Map<string, string>();
  const models = new Map<string, string>();
  const fields: EnumField[] = [];
  let model: string | undefined;
  let open: Literal[] = [];

  for (const line of source.split('\n')) {
    const text = line.trim();
    const imported = /^(\w+) "([^"]+)"$/.exec(text);
    if (imported !== null) packages.set(imported[1] ?? '', imported[2] ?? '');
    const listed = /^(\w+)\.(\w+)\{\}\.OpenAPIModelName\(\): +(\w+)\(ref\),$/.exec(text);
    if (listed !== null) models.set(listed[3] ?? '', modelName(packages, listed[1] ?? '', listed[2] ?? ''));

    const opened = /^func (schema_\w+)\(/.exec(line);
    if (opened !== null) {
      model = models.get(opened[1] ?? '');
      open = [];
    } else if (text.startsWith('}')) {
      open.pop();
    } else if (text.endsWith('{')) {
      open.push({ path: pathOf(text) });
    } else if (text.startsWith('Description: ')) {
      const literal = open.at(-1);
      if (literal !== undefined) literal.description = goString(text.slice('Description: '.length));
    } else if (text.startsWith('Enum: ')) {
      if (model === undefined) throw new Error(`An enum belongs to no definition: ${text}`);
      const description = open.at(-1)?.description;
      fields.push({
        model,
        path: open.flatMap((literal) => literal.path),
        values: goStrings(text),
        ...(description === undefined ? {} : { description }),
      });
    }
  }
  return fields;
}

interface Literal {
  readonly path: readonly string[];
  description?: string;
}

// k8s.io/api/core/v1, Pod → io.k8s.api.core.v1.Pod
function modelName(packages: ReadonlyMap<string, string>, alias: string, type: string): string {
  const [domain = '', ...folders] = (packages.get(alias) ?? alias).split('/');
  return [...domain.split('.').toReversed(), ...folders, type].join('.');
}

function pathOf(text: string): readonly string[] {
  if (text.startsWith('Items: ')) return ['items'];
  if (text.startsWith('AdditionalProperties: ')) return ['additionalProperties'];
  const property = /^("[^"]+"): \{$/.exec(text);
  return property === null ? [] : ['properties', goString(property[1] ?? '')];
}

function goStrings(text: string): readonly string[] {
  const list = /^Enum: +\[\]interface\{\}\{(.*)\},$/.exec(text);
  if (list === null) throw new Error(`Expected a list of strings: ${text}`);
  return JSON.parse(`[${list[1] ?? ''}]`) as string[];
}

// The strings are quoted as JSON quotes them; what JSON does not know fails here.
function goString(text: string): string {
  return JSON.parse(text.trim().replace(/,$/, '')) as string;
}
