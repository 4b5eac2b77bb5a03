{{/* "true" once the phase of the edge is released: before, nothing routes, and its middlewares do not exist. */}}
{{- define "longhorn.routed" -}}
{{- with .Values.applications.edge -}}
{{- le (regexReplaceAll "^phases/([0-9]+)-.*$" .folder "${1}" | atoi) (int $.Values.platform.releasedPhase) -}}
{{- end -}}
{{- end -}}
