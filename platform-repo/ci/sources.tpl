{{- /*
Lists what Argo CD would render, one source a line, out of the Applications that root makes: ci/common.sh puts this
file among root's templates for the time of one call. Fields are separated by "|"; the last one is the values in JSON.
*/}}
apiVersion: v1
kind: ConfigMap
metadata:
  name: sources
data:
  sources: |
    cluster|{{ regexFind "[0-9]+[.][0-9]+[.][0-9]+" .Values.platform.kubernetes.version }}
{{- range $text := regexSplit "(?m)^---[ \t]*$" (include (print .Template.BasePath "/applications.yaml") .) -1 }}
{{- $application := fromYaml $text }}
{{- if hasKey $application "Error" }}
{{- fail $application.Error }}
{{- end }}
{{- if eq "Application" (get $application "kind") }}
{{- $name := $application.metadata.name }}
{{- range $source := $application.spec.sources }}
{{- $helm := get $source "helm" | default dict }}
{{- $files := list }}
{{- range $file := get $helm "valueFiles" | default list }}
{{- $files = append $files (trimPrefix "$values/" $file) }}
{{- end }}
{{- $common := list $name $application.spec.destination.namespace (get $helm "releaseName" | default $name) (join "," $files) }}
{{- $values := get $helm "valuesObject" | default dict | toJson }}
{{- if hasKey $source "chart" }}
    {{ concat (list "chart") $common (list $source.repoURL $source.chart $source.targetRevision) | join "|" }}|{{ $values }}
{{- else if hasKey $source "path" }}
    {{ concat (list "folder") $common (list "" $source.path "") | join "|" }}|{{ $values }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
