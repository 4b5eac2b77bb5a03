/** Ten documents of a small service: four Deployments, and two each of Service, ConfigMap and Pod. */
export function manifests(seed: number): string {
  const names = Array.from({ length: 10 }, (_, index) => `app-${seed}-${index}`);
  return names.map((name, index) => documents[index % documents.length]?.(name) ?? '').join('---\n');
}

/** A Secret in plain text: it is looked at by more than the schema. */
export const secret = `apiVersion: v1
kind: Secret
metadata:
  name: app
  namespace: apps
stringData:
  user: app
  password: "correct horse battery staple"
`;

type MakeDocument = (name: string) => string;

const deployment: MakeDocument = (name) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: apps
  labels: {app.kubernetes.io/name: ${name}}
spec:
  replicas: 2
  selector:
    matchLabels: {app.kubernetes.io/name: ${name}}
  template:
    metadata:
      labels: {app.kubernetes.io/name: ${name}}
    spec:
      securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
      containers:
        - name: web
          image: registry.example.org/${name}:1.4.2
          imagePullPolicy: IfNotPresent
          ports:
            - {name: http, containerPort: 8080}
          env:
            - {name: LOG_LEVEL, value: info}
            - name: POD_NAME
              valueFrom: {fieldRef: {fieldPath: metadata.name}}
          readinessProbe:
            httpGet: {path: /ready, port: http}
            periodSeconds: 5
          resources:
            requests: {cpu: 50m, memory: 64Mi}
            limits: {memory: 128Mi}
          volumeMounts:
            - {name: config, mountPath: /etc/app}
      volumes:
        - name: config
          configMap: {name: ${name}}
`;

const service: MakeDocument = (name) => `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: apps
spec:
  selector: {app.kubernetes.io/name: ${name}}
  ports:
    - {name: http, port: 80, targetPort: http}
`;

const configMap: MakeDocument = (name) => `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
  namespace: apps
data:
  app.yaml: |
    listen: 8080
    upstream: http://${name}.apps.svc
  mode: "production"
`;

const pod: MakeDocument = (name) => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  namespace: apps
spec:
  restartPolicy: Never
  containers:
    - name: job
      image: registry.example.org/job:2.0.1
      command: [job, --once]
      resources:
        limits: {memory: 64Mi}
`;

const documents: readonly MakeDocument[] = [
  deployment,
  service,
  configMap,
  pod,
  deployment,
  service,
  deployment,
  configMap,
  pod,
  deployment,
];
