{{/* "true" while Ollama is switched on in the table. */}}
{{- define "litellm.ollama" -}}
{{- $row := .Values.applications.ollama -}}
{{- tpl (toString (ternary $row.when true (hasKey $row "when"))) . | trim -}}
{{- end -}}
