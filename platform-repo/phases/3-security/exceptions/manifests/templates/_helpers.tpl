{{/* Namespaces of the applications that are switched on, as a JSON object of namespace: true. */}}
{{- define "policy-exceptions.namespaces" -}}
{{- $namespaces := dict -}}
{{- range $name, $row := .Values.applications -}}
{{- if eq "true" (tpl (toString (ternary $row.when true (hasKey $row "when"))) $) -}}
{{- $_ := set $namespaces $row.namespace true -}}
{{- end -}}
{{- end -}}
{{- toJson $namespaces -}}
{{- end -}}
