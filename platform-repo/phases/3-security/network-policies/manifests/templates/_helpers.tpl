{{/*
What the rows of the table that are switched on ask for, by namespace, as JSON:
  { <namespace>: { traefik: [ports], webhooks: [ports], lan: [ports], api: bool, internet: bool,
                   from: {<namespace>: [ports]}, to: {<namespace>: [ports]} } }
Several rows of one namespace are merged. A row's `to` opens both ends: leaving here, entering there; so does `from`.
*/}}
{{- define "network-policies.namespaces" -}}
{{- $root := . -}}
{{- $enabled := dict -}}
{{- range $name, $row := .Values.applications -}}
{{- if eq "true" (tpl (toString (ternary $row.when true (hasKey $row "when"))) $root) -}}
{{- $_ := set $enabled $name $row -}}
{{- end -}}
{{- end -}}
{{- $namespaces := dict -}}
{{- range $name, $row := $enabled -}}
{{- if not (hasKey $namespaces $row.namespace) -}}
{{- $_ := set $namespaces $row.namespace (dict "traefik" list "webhooks" list "lan" list "api" false "internet" false "from" dict "to" dict) -}}
{{- end -}}
{{- end -}}
{{- range $name, $row := $enabled -}}
{{- $here := get $namespaces $row.namespace -}}
{{- $network := default dict $row.network -}}
{{- with $network.traefik -}}
{{- $_ := set $here "traefik" (append $here.traefik (int .) | uniq) -}}
{{- end -}}
{{- range $network.webhooks -}}
{{- $_ := set $here "webhooks" (append $here.webhooks (int .) | uniq) -}}
{{- end -}}
{{- range $network.lan -}}
{{- $_ := set $here "lan" (append $here.lan (int .) | uniq) -}}
{{- end -}}
{{- if $network.api -}}{{- $_ := set $here "api" true -}}{{- end -}}
{{- if $network.internet -}}{{- $_ := set $here "internet" true -}}{{- end -}}
{{- range $network.to -}}
{{- include "network-policies.edge" (dict "root" $root "namespaces" $namespaces "enabled" $enabled "row" $name "other" .application "port" .port "key" "to") -}}
{{- end -}}
{{- range $network.from -}}
{{- include "network-policies.edge" (dict "root" $root "namespaces" $namespaces "enabled" $enabled "row" $name "other" .application "port" .port "key" "from") -}}
{{- end -}}
{{- end -}}
{{- range $excluded := .Values.excluded -}}
{{- $_ := unset $namespaces $excluded -}}
{{- end -}}
{{- toJson $namespaces -}}
{{- end -}}

{{/*
Notes one edge between two rows at both ends; prints nothing. An application that is switched off has no edge, one
that the table does not have is a mistake, and inside a namespace everything is open anyway.
*/}}
{{- define "network-policies.edge" -}}
{{- if not (hasKey .root.Values.applications .other) -}}
{{- fail (printf "applications.%s.network.%s names %q, which is no application of the table" .row .key .other) -}}
{{- end -}}
{{- if hasKey .enabled .other -}}
{{- $here := (get .enabled .row).namespace -}}
{{- $there := (get .enabled .other).namespace -}}
{{- if ne $here $there -}}
{{- $source := ternary $here $there (eq .key "to") -}}
{{- $target := ternary $there $here (eq .key "to") -}}
{{- $to := (get .namespaces $source).to -}}
{{- $_ := set $to $target (append (default list (get $to $target)) (int .port) | uniq) -}}
{{- $from := (get .namespaces $target).from -}}
{{- $_ := set $from $source (append (default list (get $from $source)) (int .port) | uniq) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* metadata of one policy: dict with name, namespace. */}}
{{- define "network-policies.metadata" -}}
name: {{ .name }}
namespace: {{ .namespace }}
labels:
  app.kubernetes.io/name: network-policies
  app.kubernetes.io/part-of: platform
{{- end -}}

{{/* Ports of a rule: a list of numbers. */}}
{{- define "network-policies.ports" -}}
{{- range . }}
- protocol: TCP
  port: {{ int . }}
{{- end -}}
{{- end -}}

{{/* A peer: every pod of one namespace. */}}
{{- define "network-policies.namespace" -}}
- namespaceSelector:
    matchLabels:
      kubernetes.io/metadata.name: {{ . }}
{{- end -}}

{{/* Address of the host that runs the control plane. */}}
{{- define "network-policies.server" -}}
{{- range .Values.platform.hosts -}}
{{- if eq .role "server" -}}{{ .address }}{{- end -}}
{{- end -}}
{{- end -}}
