/**
 * How Go writes the types of Kubernetes v1.37.2: see scripts/peers/kube/defaults/shapes.go.
 * Written by `node scripts/peers/kubeDefaults.ts`.
 */
export const shapesOfCore = `
core.Affinity nodeAffinity*core.NodeAffinity podAffinity*core.PodAffinity podAntiAffinity*core.PodAntiAffinity
core.AppArmorProfile type!s
core.Capabilities add?[]s drop?[]s
core.ClientIPConfig
core.ConfigMap metadata+meta.ObjectMeta data?{}s binaryData?{}s
core.ConfigMapEnvSource name?s
core.ConfigMapKeySelector name?s key!s
core.Container name!s image?s command?[]s args?[]s workingDir?s ports?[]core.ContainerPort envFrom?[]core.EnvFromSource env?[]core.EnvVar resources+core.ResourceRequirements resizePolicy?[]core.ContainerResizePolicy restartPolicyRules?[]core.ContainerRestartRule volumeMounts?[]core.VolumeMount volumeDevices?[]core.VolumeDevice livenessProbe*core.Probe readinessProbe*core.Probe startupProbe*core.Probe lifecycle*core.Lifecycle terminationMessagePath?s terminationMessagePolicy?s imagePullPolicy?s securityContext*core.SecurityContext stdin?b stdinOnce?b tty?b
core.ContainerPort name?s hostPort?n containerPort!n protocol?s hostIP?s
core.ContainerResizePolicy resourceName!s restartPolicy!s
core.ContainerRestartRule action?s exitCodes*core.ContainerRestartRuleOnExitCodes
core.ContainerRestartRuleOnExitCodes operator?s values?[]n
core.EnvFromSource prefix?s configMapRef*core.ConfigMapEnvSource secretRef*core.SecretEnvSource
core.EnvVar name!s value?s valueFrom*core.EnvVarSource
core.EnvVarSource fieldRef*core.ObjectFieldSelector resourceFieldRef*core.ResourceFieldSelector configMapKeyRef*core.ConfigMapKeySelector secretKeyRef*core.SecretKeySelector fileKeyRef*core.FileKeySelector
core.EphemeralContainer name!s image?s command?[]s args?[]s workingDir?s ports?[]core.ContainerPort envFrom?[]core.EnvFromSource env?[]core.EnvVar resources+core.ResourceRequirements resizePolicy?[]core.ContainerResizePolicy restartPolicyRules?[]core.ContainerRestartRule volumeMounts?[]core.VolumeMount volumeDevices?[]core.VolumeDevice livenessProbe*core.Probe readinessProbe*core.Probe startupProbe*core.Probe lifecycle*core.Lifecycle terminationMessagePath?s terminationMessagePolicy?s imagePullPolicy?s securityContext*core.SecurityContext stdin?b stdinOnce?b tty?b targetContainerName?s
core.EvictionResponder name!s priority^n
core.ExecAction command?[]s
core.FileKeySelector volumeName!s path!s key!s
core.GRPCAction port!n service^s
core.HTTPGetAction path?s port!i host?s scheme?s httpHeaders?[]core.HTTPHeader
core.HTTPHeader name!s value!s
core.HostAlias ip!s hostnames?[]s
core.Lifecycle postStart*core.LifecycleHandler preStop*core.LifecycleHandler
core.LifecycleHandler exec*core.ExecAction httpGet*core.HTTPGetAction tcpSocket*core.TCPSocketAction sleep*core.SleepAction
core.LocalObjectReference name?s
core.Namespace metadata+meta.ObjectMeta spec+core.NamespaceSpec
core.NamespaceSpec finalizers?[]s
core.NodeAffinity requiredDuringSchedulingIgnoredDuringExecution*core.NodeSelector preferredDuringSchedulingIgnoredDuringExecution?[]core.PreferredSchedulingTerm
core.NodeSelector nodeSelectorTerms![]core.NodeSelectorTerm
core.NodeSelectorRequirement key!s operator!s values?[]s
core.NodeSelectorTerm matchExpressions?[]core.NodeSelectorRequirement matchFields?[]core.NodeSelectorRequirement
core.ObjectFieldSelector apiVersion?s fieldPath!s
core.ObjectReference kind?s namespace?s name?s uid?s apiVersion?s resourceVersion?s fieldPath?s
core.Pod metadata+meta.ObjectMeta spec+core.PodSpec
core.PodAffinity requiredDuringSchedulingIgnoredDuringExecution?[]core.PodAffinityTerm preferredDuringSchedulingIgnoredDuringExecution?[]core.WeightedPodAffinityTerm
core.PodAffinityTerm labelSelector*meta.LabelSelector namespaces?[]s topologyKey!s namespaceSelector*meta.LabelSelector matchLabelKeys?[]s mismatchLabelKeys?[]s
core.PodAntiAffinity requiredDuringSchedulingIgnoredDuringExecution?[]core.PodAffinityTerm preferredDuringSchedulingIgnoredDuringExecution?[]core.WeightedPodAffinityTerm
core.PodDNSConfig nameservers?[]s searches?[]s options?[]core.PodDNSConfigOption
core.PodDNSConfigOption name?s
core.PodOS name!s
core.PodReadinessGate conditionType!s
core.PodResourceClaim name!s
core.PodSchedulingGate name!s
core.PodSchedulingGroup
core.PodSecurityContext seLinuxOptions*core.SELinuxOptions windowsOptions*core.WindowsSecurityContextOptions supplementalGroups?[]n sysctls?[]core.Sysctl seccompProfile*core.SeccompProfile appArmorProfile*core.AppArmorProfile
core.PodSpec volumes?[]core.Volume initContainers?[]core.Container containers![]core.Container ephemeralContainers?[]core.EphemeralContainer restartPolicy?s dnsPolicy?s nodeSelector?{}s serviceAccountName?s serviceAccount?s nodeName?s hostNetwork?b hostPID?b hostIPC?b securityContext*core.PodSecurityContext imagePullSecrets?[]core.LocalObjectReference hostname?s subdomain?s affinity*core.Affinity schedulerName?s tolerations?[]core.Toleration hostAliases?[]core.HostAlias priorityClassName?s dnsConfig*core.PodDNSConfig readinessGates?[]core.PodReadinessGate overhead?{}q topologySpreadConstraints?[]core.TopologySpreadConstraint os*core.PodOS schedulingGates?[]core.PodSchedulingGate resourceClaims?[]core.PodResourceClaim resources*core.ResourceRequirements schedulingGroup*core.PodSchedulingGroup evictionResponders?[]core.EvictionResponder
core.PodTemplate metadata+meta.ObjectMeta template+core.PodTemplateSpec
core.PodTemplateSpec metadata+meta.ObjectMeta spec+core.PodSpec
core.PreferredSchedulingTerm weight!n preference+core.NodeSelectorTerm
core.Probe exec*core.ExecAction httpGet*core.HTTPGetAction tcpSocket*core.TCPSocketAction grpc*core.GRPCAction initialDelaySeconds?n timeoutSeconds?n periodSeconds?n successThreshold?n failureThreshold?n
core.ReplicationController metadata+meta.ObjectMeta spec+core.ReplicationControllerSpec
core.ReplicationControllerSpec minReadySeconds?n selector?{}s template*core.PodTemplateSpec
core.ResourceClaim name!s request?s
core.ResourceFieldSelector containerName?s resource!s divisor!q
core.ResourceRequirements limits?{}q requests?{}q claims?[]core.ResourceClaim
core.SELinuxOptions user?s role?s type?s level?s
core.SeccompProfile type!s
core.Secret metadata+meta.ObjectMeta data?{}s stringData?{}s type?s
core.SecretEnvSource name?s
core.SecretKeySelector name?s key!s
core.SecretReference name?s namespace?s
core.SecurityContext capabilities*core.Capabilities seLinuxOptions*core.SELinuxOptions windowsOptions*core.WindowsSecurityContextOptions seccompProfile*core.SeccompProfile appArmorProfile*core.AppArmorProfile
core.Service metadata+meta.ObjectMeta spec+core.ServiceSpec
core.ServiceAccount metadata+meta.ObjectMeta secrets?[]core.ObjectReference imagePullSecrets?[]core.LocalObjectReference
core.ServicePort name?s protocol?s port!n targetPort!i nodePort?n
core.ServiceSpec ports?[]core.ServicePort selector?{}s clusterIP?s clusterIPs?[]s type?s externalIPs?[]s sessionAffinity?s loadBalancerIP?s loadBalancerSourceRanges?[]s externalName?s externalTrafficPolicy?s healthCheckNodePort?n publishNotReadyAddresses?b sessionAffinityConfig*core.SessionAffinityConfig ipFamilies?[]s
core.SessionAffinityConfig clientIP*core.ClientIPConfig
core.SleepAction seconds!n
core.Sysctl name!s value!s
core.TCPSocketAction port!i host?s
core.Toleration key?s operator?s value?s effect?s
core.TopologySelectorLabelRequirement key!s values![]s
core.TopologySelectorTerm matchLabelExpressions?[]core.TopologySelectorLabelRequirement
core.TopologySpreadConstraint maxSkew!n topologyKey!s whenUnsatisfiable!s labelSelector*meta.LabelSelector matchLabelKeys?[]s
core.TypedLocalObjectReference apiGroup^s kind!s name!s
core.TypedObjectReference apiGroup^s kind!s name!s
core.WeightedPodAffinityTerm weight!n podAffinityTerm+core.PodAffinityTerm
core.WindowsSecurityContextOptions
`;
