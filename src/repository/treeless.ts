import { objectsIn } from './manifest.ts';
import type { ManifestDocument, ManifestObject } from './manifest.ts';

type Kept = ManifestDocument['objects'][number];
type Again = () => Pick<Kept, 'node' | 'identity'>;

/**
 * A document of this text that holds no more than the data of its objects: their trees, many times as large, are read again
 * when somebody asks for them.
 */
export function treeless(document: ManifestDocument, text: string): ManifestDocument {
  return { ...document, objects: document.objects.map((object, index) => withoutTree(object, readAgain(text, index))) };
}

function withoutTree({ item, data, identity }: Kept, again: Again): Kept {
  return {
    item,
    data,
    identity: withoutNodes(identity, () => again().identity),
    get node(): ManifestObject['node'] {
      return again().node;
    },
  };
}

function withoutNodes(
  { apiVersion, group, version, kind, namespace, name }: Kept['identity'],
  again: () => Kept['identity'],
): Kept['identity'] {
  return {
    apiVersion,
    group,
    version,
    kind,
    namespace,
    name,
    get root(): Kept['identity']['root'] {
      return again().root;
    },
    get apiVersionNode(): Kept['identity']['apiVersionNode'] {
      return again().apiVersionNode;
    },
    get kindNode(): Kept['identity']['kindNode'] {
      return again().kindNode;
    },
  };
}

function readAgain(text: string, index: number): Again {
  return () => {
    const object = objectsIn(text)[index];
    if (object === undefined) throw new Error('A text that was read once has to say the same again.');
    return object;
  };
}
