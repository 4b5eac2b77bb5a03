import { BundledCatalog } from '../schema/bundled.ts';
import type { Home, ReadSchemaFile } from '../schema/bundled.ts';
import type { Catalog, KindSchema, KnownGroup } from '../schema/catalog.ts';
import type { Definitions, Located } from '../schema/definitions.ts';
import { kubeconformCustom, kubeconformNative } from '../schema/dialect.ts';
import type { SchemaIndex } from '../schema/schema.ts';
import { convertedKinds, fileNameOf, firstLabel, publishedDefinitions } from './fileName.ts';
import { Identities } from './identity.ts';

/** The bundled schemas as kubeconform finds them: by the name of a file that has only the first label of a group in it. */
export class KubeconformCatalog implements Catalog {
  readonly #bundled: BundledCatalog;
  readonly #read: ReadSchemaFile;
  readonly #identities: Identities;
  readonly #definitions: Definitions;
  /** First label → the groups that begin with it. */
  readonly #byLabel: ReadonlyMap<string, readonly string[]>;
  /** Group → file name → definition. */
  readonly #names = new Map<string, ReadonlyMap<string, string>>();

  constructor(index: SchemaIndex, minor: string, read: ReadSchemaFile) {
    this.#bundled = new BundledCatalog(index, minor, read, { native: kubeconformNative, custom: kubeconformCustom });
    const groups = index.kubernetes[minor]?.groups ?? {};
    this.#read = read;
    this.#identities = new Identities(groups, read);
    this.#definitions = { ...this.#bundled.definitions, lookup: (ref, file) => this.#lookup(ref, file) };
    this.#byLabel = Map.groupBy([...Object.keys(groups), ...Object.keys(index.crds)], firstLabel);
  }

  find(group: string, version: string, kind: string): KindSchema | undefined {
    const fileName = fileNameOf(group, version, kind);
    const groups = this.#byLabel.get(firstLabel(group === '' ? 'core' : group).toLowerCase()) ?? [];
    return groups.map((one) => this.#schemaIn(one, fileName)).find((found) => found !== undefined);
  }

  homesOf(kind: string): readonly string[] {
    return this.#bundled.homesOf(kind);
  }

  group(group: string): KnownGroup | undefined {
    return this.#bundled.group(group);
  }

  #schemaIn(group: string, fileName: string): KindSchema | undefined {
    const home = this.#bundled.home(group);
    if (home === undefined) return undefined;
    const name = this.#namesIn(group, home).get(fileName);
    const located = name === undefined ? undefined : this.#lookup(`#${name}`, home.file);
    if (located === undefined) return undefined;
    return { located, definitions: this.#definitions, dialect: home.dialect, source: home.source };
  }

  #namesIn(group: string, { file, complete }: Home): ReadonlyMap<string, string> {
    const known = this.#names.get(group);
    if (known !== undefined) return known;
    const names = complete ? publishedDefinitions(this.#read(file)) : convertedKinds(this.#read(file), group);
    this.#names.set(group, names);
    return names;
  }

  #lookup(ref: string, file: string): Located | undefined {
    const located = this.#bundled.definitions.lookup(ref, file);
    if (located === undefined) return undefined;
    const identity = this.#identities.of(located.file, ref.slice(ref.indexOf('#') + 1));
    return identity === undefined ? located : { ...located, identity };
  }
}
