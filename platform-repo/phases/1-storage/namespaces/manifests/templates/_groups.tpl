{{/* The subjects of a binding: a list of groups. */}}
{{- define "namespaces.groups" -}}
{{- $subjects := list }}
{{- range . }}
{{- $subjects = append $subjects (dict "apiGroup" "rbac.authorization.k8s.io" "kind" "Group" "name" .) }}
{{- end }}
{{- toYaml $subjects }}
{{- end -}}
