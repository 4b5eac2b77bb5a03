{{/* The repository that Argo CD reads, as platform.repository.source says. */}}
{{- define "root.repository" -}}
{{- $repository := .Values.platform.repository -}}
{{- if eq $repository.source "github" -}}
{{ $repository.mirror }}
{{- else if eq $repository.source "gitlab" -}}
{{ $repository.primary }}
{{- else -}}
{{- fail (printf "platform.repository.source is %q; it is github or gitlab." (toString $repository.source)) -}}
{{- end -}}
{{- end -}}

{{/* Where the charts of a row come from. Argo CD knows an OCI registry by the missing scheme. Takes context, chart. */}}
{{- define "root.chartRepository" -}}
{{- dig "charts" "mirror" "" .context.Values.platform | default .chart.repository | trimPrefix "oci://" | trimSuffix "/" -}}
{{- end -}}

{{/* The number of a row's phase, out of its folder. */}}
{{- define "root.phase" -}}
{{- regexReplaceAll "^phases/([0-9]+)-.*$" .folder "${1}" -}}
{{- end -}}

{{/* "true" when a row's switch is on. Takes context, name, row. */}}
{{- define "root.enabled" -}}
{{- $when := "true" -}}
{{- if hasKey .row "when" -}}
{{- $when = tpl (toString .row.when) .context | trim -}}
{{- end -}}
{{- if not (has $when (list "true" "false")) -}}
{{- fail (printf "applications.%s.when renders to %q; it must render to true or false." .name $when) -}}
{{- end -}}
{{- $when -}}
{{- end -}}

{{/* Refuses a row that Argo CD would misread, with the one sentence that says what to change. Takes context, name, row. */}}
{{- define "root.check" -}}
{{- $at := printf "applications.%s" .name -}}
{{- if not (kindIs "map" .row) -}}
{{- fail (printf "%s is no map; a row has folder, wave, project and namespace." $at) -}}
{{- end -}}
{{- range $key := list "folder" "project" "namespace" -}}
{{- if or (eq "" (get $.row $key | toString)) (not (kindIs "string" (get $.row $key))) -}}
{{- fail (printf "%s.%s is missing; a row has folder, wave, project and namespace." $at $key) -}}
{{- end -}}
{{- end -}}
{{- if not (regexMatch "^[a-z0-9]([-a-z0-9]{0,40}[a-z0-9])?$" .name) -}}
{{- fail (printf "%s is no name for a release; lower-case letters, digits and \"-\", at most 42 characters." $at) -}}
{{- end -}}
{{- if not (regexMatch "^phases/[0-9]+-[a-z0-9-]+/[a-z0-9-]+$" .row.folder) -}}
{{- fail (printf "%s.folder is %q; it has the form phases/<number>-<phase>/<folder>." $at .row.folder) -}}
{{- end -}}
{{- $wave := get .row "wave" | toString -}}
{{- if not (regexMatch "^-?[0-9]$" $wave) -}}
{{- fail (printf "%s.wave is %q; it is a whole number from -2 to 3." $at $wave) -}}
{{- end -}}
{{- if or (lt (atoi $wave) -2) (gt (atoi $wave) 3) -}}
{{- fail (printf "%s.wave is %s; it is a whole number from -2 to 3." $at $wave) -}}
{{- end -}}
{{- if not (hasKey .context.Values.projects .row.project) -}}
{{- fail (printf "%s.project is %q; root/values.yaml knows %s." $at .row.project (keys .context.Values.projects | sortAlpha | join ", ")) -}}
{{- end -}}
{{- $parts := .row.parts | default list -}}
{{- if not (kindIs "slice" $parts) -}}
{{- fail (printf "%s.parts is no list; it names manifests, secrets or both." $at) -}}
{{- end -}}
{{- range $part := $parts -}}
{{- if not (has $part (list "manifests" "secrets")) -}}
{{- fail (printf "%s.parts has %q; a folder has the parts manifests and secrets." $at (toString $part)) -}}
{{- end -}}
{{- end -}}
{{- if .row.chart -}}
{{- range $key := list "repository" "name" -}}
{{- if or (eq "" (get $.row.chart $key | toString)) (not (kindIs "string" (get $.row.chart $key))) -}}
{{- fail (printf "%s.chart.%s is missing; a chart has repository, name and version." $at $key) -}}
{{- end -}}
{{- end -}}
{{- $version := get .row.chart "version" -}}
{{- if not (and (kindIs "string" $version) (regexMatch "^v?[0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$" (toString $version))) -}}
{{- fail (printf "%s.chart.version is %q; a pin is one exact version, for example 1.2.3." $at (toString $version)) -}}
{{- end -}}
{{- else if not $parts -}}
{{- fail (printf "%s installs nothing; a row has a chart, parts or both." $at) -}}
{{- else if .row.site -}}
{{- fail (printf "%s.site has no chart to go to; manifests read platform.yaml themselves." $at) -}}
{{- end -}}
{{- end -}}
