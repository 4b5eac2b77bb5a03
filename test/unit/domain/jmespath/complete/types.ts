import { double, listOf, mapOf, objectOf, string } from '../../../../../src/domain/cel/type.ts';
import type { Type } from '../../../../../src/domain/cel/type.ts';

const container = objectOf('Container', {
  name: string,
  image: string,
  ports: listOf(objectOf('Port', { containerPort: double })),
});
const pod = objectOf('Pod', {
  metadata: objectOf('ObjectMeta', { name: string, labels: mapOf(string, string) }),
  spec: objectOf('PodSpec', { containers: listOf(container), 'x-y': string }),
});

/** Variables as a policy about Pods has them. */
export const root: Type = objectOf('', { request: objectOf('AdmissionRequest', { object: pod, operation: string }) });
