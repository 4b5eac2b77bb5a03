{{- define "gitlab.labels" -}}
app.kubernetes.io/name: gitlab
app.kubernetes.io/part-of: platform
{{- end -}}
