package main

import (
	"context"
	"fmt"

	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/install"
	customresourcedefinition "k8s.io/apiextensions-apiserver/pkg/registry/customresourcedefinition"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	_ "k8s.io/kubernetes/pkg/apis/admissionregistration/install"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	_ "k8s.io/kubernetes/pkg/apis/autoscaling/install"
	_ "k8s.io/kubernetes/pkg/apis/batch/install"
	_ "k8s.io/kubernetes/pkg/apis/coordination/install"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	_ "k8s.io/kubernetes/pkg/apis/networking/install"
	_ "k8s.io/kubernetes/pkg/apis/policy/install"
	_ "k8s.io/kubernetes/pkg/apis/rbac/install"
	_ "k8s.io/kubernetes/pkg/apis/scheduling/install"
	_ "k8s.io/kubernetes/pkg/apis/storage/install"
	mutatingwebhookconfiguration "k8s.io/kubernetes/pkg/registry/admissionregistration/mutatingwebhookconfiguration"
	validatingwebhookconfiguration "k8s.io/kubernetes/pkg/registry/admissionregistration/validatingwebhookconfiguration"
	"k8s.io/kubernetes/pkg/registry/apps/daemonset"
	"k8s.io/kubernetes/pkg/registry/apps/deployment"
	"k8s.io/kubernetes/pkg/registry/apps/replicaset"
	"k8s.io/kubernetes/pkg/registry/apps/statefulset"
	"k8s.io/kubernetes/pkg/registry/autoscaling/horizontalpodautoscaler"
	"k8s.io/kubernetes/pkg/registry/batch/cronjob"
	"k8s.io/kubernetes/pkg/registry/batch/job"
	"k8s.io/kubernetes/pkg/registry/coordination/lease"
	"k8s.io/kubernetes/pkg/registry/core/configmap"
	"k8s.io/kubernetes/pkg/registry/core/namespace"
	"k8s.io/kubernetes/pkg/registry/core/persistentvolume"
	"k8s.io/kubernetes/pkg/registry/core/persistentvolumeclaim"
	"k8s.io/kubernetes/pkg/registry/core/pod"
	"k8s.io/kubernetes/pkg/registry/core/podtemplate"
	"k8s.io/kubernetes/pkg/registry/core/replicationcontroller"
	"k8s.io/kubernetes/pkg/registry/core/secret"
	"k8s.io/kubernetes/pkg/registry/core/service"
	"k8s.io/kubernetes/pkg/registry/core/serviceaccount"
	"k8s.io/kubernetes/pkg/registry/networking/ingress"
	"k8s.io/kubernetes/pkg/registry/networking/networkpolicy"
	"k8s.io/kubernetes/pkg/registry/policy/poddisruptionbudget"
	"k8s.io/kubernetes/pkg/registry/rbac/clusterrole"
	"k8s.io/kubernetes/pkg/registry/rbac/clusterrolebinding"
	"k8s.io/kubernetes/pkg/registry/rbac/role"
	"k8s.io/kubernetes/pkg/registry/rbac/rolebinding"
	"k8s.io/kubernetes/pkg/registry/scheduling/priorityclass"
	"k8s.io/kubernetes/pkg/registry/storage/storageclass"
)

var (
	scheme = legacyscheme.Scheme
	codecs = legacyscheme.Codecs
)

func init() {
	apiextensions.Install(scheme)
}

type strategy interface {
	NamespaceScoped() bool
	PrepareForCreate(context.Context, runtime.Object)
	Canonicalize(runtime.Object)
}

func strategies() map[string]strategy {
	return map[string]strategy{
		"Pod":                            pod.Strategy,
		"Service":                        service.Strategy,
		"Secret":                         secret.Strategy,
		"ConfigMap":                      configmap.Strategy,
		"ServiceAccount":                 serviceaccount.Strategy,
		"Namespace":                      namespace.Strategy,
		"PersistentVolume":               persistentvolume.Strategy,
		"PersistentVolumeClaim":          persistentvolumeclaim.Strategy,
		"ReplicationController":          replicationcontroller.Strategy,
		"PodTemplate":                    podtemplate.Strategy,
		"Deployment":                     deployment.Strategy,
		"StatefulSet":                    statefulset.Strategy,
		"DaemonSet":                      daemonset.Strategy,
		"ReplicaSet":                     replicaset.Strategy,
		"Job":                            job.Strategy,
		"CronJob":                        cronjob.Strategy,
		"Ingress":                        ingress.Strategy,
		"NetworkPolicy":                  networkpolicy.Strategy,
		"PodDisruptionBudget":            poddisruptionbudget.Strategy,
		"HorizontalPodAutoscaler":        horizontalpodautoscaler.Strategy,
		"PriorityClass":                  priorityclass.Strategy,
		"StorageClass":                   storageclass.Strategy,
		"Lease":                          lease.Strategy,
		"Role":                           role.Strategy,
		"ClusterRole":                    clusterrole.Strategy,
		"RoleBinding":                    rolebinding.Strategy,
		"ClusterRoleBinding":             clusterrolebinding.Strategy,
		"ValidatingWebhookConfiguration": validatingwebhookconfiguration.Strategy,
		"MutatingWebhookConfiguration":   mutatingwebhookconfiguration.Strategy,
		"CustomResourceDefinition":       customresourcedefinition.NewStrategy(scheme),
	}
}

const usualNamespace = "default"

// What rest.BeforeCreate does besides validating.
func prepare(object runtime.Object, kind schema.GroupVersionKind) error {
	found, known := strategies()[kind.Kind]
	if !known {
		return fmt.Errorf("no strategy for %s", kind.Kind)
	}
	accessor, err := meta.Accessor(object)
	if err != nil {
		return err
	}
	if found.NamespaceScoped() && accessor.GetNamespace() == "" {
		accessor.SetNamespace(usualNamespace)
	}
	ctx := request.WithNamespace(context.Background(), rest.ExpectedNamespaceForScope(accessor.GetNamespace(), found.NamespaceScoped()))
	found.PrepareForCreate(ctx, object)
	found.Canonicalize(object)
	return nil
}
