{{- /*
Sorts what an application renders to for the Kyverno CLI: ci/policy.sh gives the text of the application's files and the
namespace that Argo CD installs it in. Each document that comes out begins with its part: deny, audit (policies by what
they do), exceptions, or pods (whatever makes pods; that of a runner set, which Kyverno does not know, as Pods).
*/}}
{{- $workloads := list "Pod" "Deployment" "DaemonSet" "StatefulSet" "ReplicaSet" "Job" "CronJob" }}
{{- $judged := concat $workloads (list "ValidatingPolicy" "PolicyException" "AutoscalingRunnerSet") }}
{{- range $text := regexSplit "(?m)^---[ \t]*$" .Values.text -1 }}
{{- /* Parsing is slow and definitions are large, so the kind is looked for first; a document in JSON has no line for it. */}}
{{- $kind := regexFind "(?m)^kind: *[A-Za-z]+" $text | trimPrefix "kind:" | trim }}
{{- $object := dict }}
{{- if regexMatch "(?m)^\\{" $text }}
{{- $object = fromYaml $text }}
{{- $kind = get $object "kind" }}
{{- end }}
{{- if has $kind $judged }}
{{- $object = fromYaml $text }}
{{- if hasKey $object "Error" }}
{{- fail (printf "%s: %s" $kind $object.Error) }}
{{- end }}
{{- if not (hasKey $object.metadata "namespace") }}
{{- $_ := set $object.metadata "namespace" $.Values.namespace }}
{{- end }}
{{- if eq $kind "ValidatingPolicy" }}
{{- $_ := unset $object.metadata "namespace" }}
---
# part: {{ ternary "deny" "audit" (has "Deny" $object.spec.validationActions) }}
{{ toYaml $object }}
{{- else if eq $kind "PolicyException" }}
---
# part: exceptions
{{ toYaml $object }}
{{- else if eq $kind "AutoscalingRunnerSet" }}
{{- range $part := list "template" "listenerTemplate" }}
{{- with get $object.spec $part }}
{{- range .spec.containers }}
{{- /* The controller runs the listener from its own image. */}}
{{- $_ := set . "image" (get . "image" | default "listener:1") }}
{{- end }}
---
# part: pods
{{ dict "apiVersion" "v1" "kind" "Pod" "metadata" (dict "name" (printf "%s-%s" $object.metadata.name (lower $part)) "namespace" $object.metadata.namespace) "spec" .spec | toYaml }}
{{- end }}
{{- end }}
{{- else }}
---
# part: pods
{{ toYaml $object }}
{{- end }}
{{- end }}
{{- end }}
