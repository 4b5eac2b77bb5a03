/**
 * How Go writes the types of Kubernetes v1.37.2: see scripts/peers/kube/defaults/shapes.go.
 * Written by `node scripts/peers/kubeDefaults.ts`.
 */
export const shapesOfGroups = `
admissionregistration.MatchCondition name!s expression!s
admissionregistration.MutatingWebhook name!s clientConfig+admissionregistration.WebhookClientConfig rules?[]admissionregistration.RuleWithOperations namespaceSelector*meta.LabelSelector objectSelector*meta.LabelSelector sideEffects^s admissionReviewVersions![]s matchConditions?[]admissionregistration.MatchCondition
admissionregistration.MutatingWebhookConfiguration metadata+meta.ObjectMeta webhooks?[]admissionregistration.MutatingWebhook
admissionregistration.RuleWithOperations operations?[]s apiGroups?[]s apiVersions?[]s resources?[]s
admissionregistration.ServiceReference namespace!s name!s
admissionregistration.ValidatingWebhook name!s clientConfig+admissionregistration.WebhookClientConfig rules?[]admissionregistration.RuleWithOperations namespaceSelector*meta.LabelSelector objectSelector*meta.LabelSelector sideEffects^s admissionReviewVersions![]s matchConditions?[]admissionregistration.MatchCondition
admissionregistration.ValidatingWebhookConfiguration metadata+meta.ObjectMeta webhooks?[]admissionregistration.ValidatingWebhook
admissionregistration.WebhookClientConfig service*admissionregistration.ServiceReference caBundle?s
apiextensions.CustomResourceColumnDefinition name!s type!s format?s description?s priority?n jsonPath!s
apiextensions.CustomResourceConversion strategy!s webhook*apiextensions.WebhookConversion
apiextensions.CustomResourceDefinition metadata+meta.ObjectMeta spec+apiextensions.CustomResourceDefinitionSpec
apiextensions.CustomResourceDefinitionNames plural!s singular?s shortNames?[]s kind!s listKind?s categories?[]s
apiextensions.CustomResourceDefinitionSpec group!s names+apiextensions.CustomResourceDefinitionNames scope!s versions![]apiextensions.CustomResourceDefinitionVersion conversion*apiextensions.CustomResourceConversion preserveUnknownFields?b
apiextensions.CustomResourceDefinitionVersion name!s served!b storage!b deprecated?b schema*apiextensions.CustomResourceValidation subresources*apiextensions.CustomResourceSubresources additionalPrinterColumns?[]apiextensions.CustomResourceColumnDefinition selectableFields?[]apiextensions.SelectableField
apiextensions.CustomResourceSubresourceScale specReplicasPath!s statusReplicasPath!s
apiextensions.CustomResourceSubresourceStatus
apiextensions.CustomResourceSubresources status*apiextensions.CustomResourceSubresourceStatus scale*apiextensions.CustomResourceSubresourceScale
apiextensions.CustomResourceValidation
apiextensions.SelectableField jsonPath!s
apiextensions.ServiceReference namespace!s name!s
apiextensions.WebhookClientConfig service*apiextensions.ServiceReference caBundle?s
apiextensions.WebhookConversion clientConfig*apiextensions.WebhookClientConfig conversionReviewVersions![]s
apps.DaemonSet metadata+meta.ObjectMeta spec+apps.DaemonSetSpec
apps.DaemonSetSpec selector^meta.LabelSelector template+core.PodTemplateSpec updateStrategy+apps.DaemonSetUpdateStrategy minReadySeconds?n
apps.DaemonSetUpdateStrategy type?s rollingUpdate*apps.RollingUpdateDaemonSet
apps.Deployment metadata+meta.ObjectMeta spec+apps.DeploymentSpec
apps.DeploymentSpec selector^meta.LabelSelector template+core.PodTemplateSpec strategy+apps.DeploymentStrategy minReadySeconds?n paused?b
apps.DeploymentStrategy type?s rollingUpdate*apps.RollingUpdateDeployment
apps.ReplicaSet metadata+meta.ObjectMeta spec+apps.ReplicaSetSpec
apps.ReplicaSetSpec minReadySeconds?n selector^meta.LabelSelector template+core.PodTemplateSpec
apps.RollingUpdateDaemonSet
apps.RollingUpdateDeployment
apps.RollingUpdateStatefulSetStrategy
apps.StatefulSet metadata+meta.ObjectMeta spec+apps.StatefulSetSpec
apps.StatefulSetOrdinals start!n
apps.StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted?s whenScaled?s
apps.StatefulSetSpec selector^meta.LabelSelector template+core.PodTemplateSpec volumeClaimTemplates?[]core.PersistentVolumeClaim serviceName!s podManagementPolicy?s updateStrategy+apps.StatefulSetUpdateStrategy minReadySeconds?n persistentVolumeClaimRetentionPolicy*apps.StatefulSetPersistentVolumeClaimRetentionPolicy ordinals*apps.StatefulSetOrdinals
apps.StatefulSetUpdateStrategy type?s rollingUpdate*apps.RollingUpdateStatefulSetStrategy
autoscaling.ContainerResourceMetricSource name!s target+autoscaling.MetricTarget container!s
autoscaling.CrossVersionObjectReference kind!s name!s apiVersion?s
autoscaling.ExternalMetricSource metric+autoscaling.MetricIdentifier target+autoscaling.MetricTarget
autoscaling.HPAScalingPolicy type!s value!n periodSeconds!n
autoscaling.HPAScalingRules policies?[]autoscaling.HPAScalingPolicy tolerance*q
autoscaling.HorizontalPodAutoscaler metadata+meta.ObjectMeta spec+autoscaling.HorizontalPodAutoscalerSpec
autoscaling.HorizontalPodAutoscalerBehavior scaleUp*autoscaling.HPAScalingRules scaleDown*autoscaling.HPAScalingRules
autoscaling.HorizontalPodAutoscalerSpec scaleTargetRef+autoscaling.CrossVersionObjectReference maxReplicas!n metrics?[]autoscaling.MetricSpec behavior*autoscaling.HorizontalPodAutoscalerBehavior
autoscaling.MetricIdentifier name!s selector*meta.LabelSelector
autoscaling.MetricSpec type!s object*autoscaling.ObjectMetricSource pods*autoscaling.PodsMetricSource resource*autoscaling.ResourceMetricSource containerResource*autoscaling.ContainerResourceMetricSource external*autoscaling.ExternalMetricSource
autoscaling.MetricTarget type!s value*q averageValue*q
autoscaling.ObjectMetricSource describedObject+autoscaling.CrossVersionObjectReference target+autoscaling.MetricTarget metric+autoscaling.MetricIdentifier
autoscaling.PodsMetricSource metric+autoscaling.MetricIdentifier target+autoscaling.MetricTarget
autoscaling.ResourceMetricSource name!s target+autoscaling.MetricTarget
batch.CronJob metadata+meta.ObjectMeta spec+batch.CronJobSpec
batch.CronJobSpec schedule!s concurrencyPolicy?s jobTemplate+batch.JobTemplateSpec
batch.Job metadata+meta.ObjectMeta spec+batch.JobSpec
batch.JobSpec podFailurePolicy*batch.PodFailurePolicy successPolicy*batch.SuccessPolicy selector*meta.LabelSelector template+core.PodTemplateSpec
batch.JobTemplateSpec metadata+meta.ObjectMeta spec+batch.JobSpec
batch.PodFailurePolicy rules![]batch.PodFailurePolicyRule
batch.PodFailurePolicyOnExitCodesRequirement operator!s values![]n
batch.PodFailurePolicyOnPodConditionsPattern type!s status!s
batch.PodFailurePolicyRule action!s onExitCodes*batch.PodFailurePolicyOnExitCodesRequirement onPodConditions?[]batch.PodFailurePolicyOnPodConditionsPattern
batch.SuccessPolicy rules![]batch.SuccessPolicyRule
batch.SuccessPolicyRule
coordination.Lease metadata+meta.ObjectMeta spec+coordination.LeaseSpec
coordination.LeaseSpec
meta.LabelSelector matchLabels?{}s matchExpressions?[]meta.LabelSelectorRequirement
meta.LabelSelectorRequirement key!s operator!s values?[]s
meta.ObjectMeta name?s generateName?s namespace?s selfLink?s uid?s resourceVersion?s generation?n labels?{}s annotations?{}s ownerReferences?[]meta.OwnerReference finalizers?[]s managedFields?[]x
meta.OwnerReference apiVersion!s kind!s name!s uid!s
networking.HTTPIngressPath path?s pathType^s backend+networking.IngressBackend
networking.HTTPIngressRuleValue paths![]networking.HTTPIngressPath
networking.IPBlock cidr!s except?[]s
networking.Ingress metadata+meta.ObjectMeta spec+networking.IngressSpec
networking.IngressBackend service*networking.IngressServiceBackend resource*core.TypedLocalObjectReference
networking.IngressRule host?s http*networking.HTTPIngressRuleValue
networking.IngressServiceBackend name!s port+networking.ServiceBackendPort
networking.IngressSpec defaultBackend*networking.IngressBackend tls?[]networking.IngressTLS rules?[]networking.IngressRule
networking.IngressTLS hosts?[]s secretName?s
networking.NetworkPolicy metadata+meta.ObjectMeta spec+networking.NetworkPolicySpec
networking.NetworkPolicyEgressRule ports?[]networking.NetworkPolicyPort to?[]networking.NetworkPolicyPeer
networking.NetworkPolicyIngressRule ports?[]networking.NetworkPolicyPort from?[]networking.NetworkPolicyPeer
networking.NetworkPolicyPeer podSelector*meta.LabelSelector namespaceSelector*meta.LabelSelector ipBlock*networking.IPBlock
networking.NetworkPolicyPort
networking.NetworkPolicySpec podSelector+meta.LabelSelector ingress?[]networking.NetworkPolicyIngressRule egress?[]networking.NetworkPolicyEgressRule policyTypes?[]s
networking.ServiceBackendPort name?s number?n
policy.PodDisruptionBudget metadata+meta.ObjectMeta spec+policy.PodDisruptionBudgetSpec
policy.PodDisruptionBudgetSpec selector*meta.LabelSelector
rbac.AggregationRule clusterRoleSelectors?[]meta.LabelSelector
rbac.ClusterRole metadata+meta.ObjectMeta rules![]rbac.PolicyRule aggregationRule*rbac.AggregationRule
rbac.ClusterRoleBinding metadata+meta.ObjectMeta subjects?[]rbac.Subject roleRef+rbac.RoleRef
rbac.PolicyRule verbs![]s apiGroups?[]s resources?[]s resourceNames?[]s nonResourceURLs?[]s
rbac.Role metadata+meta.ObjectMeta rules![]rbac.PolicyRule
rbac.RoleBinding metadata+meta.ObjectMeta subjects?[]rbac.Subject roleRef+rbac.RoleRef
rbac.RoleRef apiGroup!s kind!s name!s
rbac.Subject kind!s apiGroup?s name!s namespace?s
scheduling.PriorityClass metadata+meta.ObjectMeta value!n globalDefault?b description?s
storage.StorageClass metadata+meta.ObjectMeta provisioner!s parameters?{}s mountOptions?[]s allowedTopologies?[]core.TopologySelectorTerm
`;
