{{- define "edge.labels" -}}
app.kubernetes.io/name: edge
app.kubernetes.io/part-of: platform
{{- end -}}
