package main

import (
	"context"
	"strings"

	corev1 "k8s.io/api/core/v1"
	schedulingv1 "k8s.io/api/scheduling/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/admission/initializer"
	feature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/kubernetes/fake"
	core "k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/kubeapiserver/options"
)

// Those of an API server's default set that change what policies read, in its order.
var names = []string{"ServiceAccount", "Priority", "DefaultTolerationSeconds", "StorageObjectInUseProtection"}

// What they find in the cluster.
var world = []runtime.Object{
	account("default"),
	&corev1.ServiceAccount{ObjectMeta: metav1.ObjectMeta{Name: "tokenless", Namespace: usualNamespace}, AutomountServiceAccountToken: new(bool)},
	&corev1.ServiceAccount{
		ObjectMeta:       metav1.ObjectMeta{Name: "puller", Namespace: usualNamespace},
		ImagePullSecrets: []corev1.LocalObjectReference{{Name: "one"}, {Name: "two"}},
	},
	system("system-cluster-critical", 2000000000),
	system("system-node-critical", 2000001000),
}

func account(name string) *corev1.ServiceAccount {
	return &corev1.ServiceAccount{ObjectMeta: metav1.ObjectMeta{Name: name, Namespace: usualNamespace}}
}

func system(name string, value int32) *schedulingv1.PriorityClass {
	preempts := corev1.PreemptLowerPriority
	return &schedulingv1.PriorityClass{ObjectMeta: metav1.ObjectMeta{Name: name}, Value: value, PreemptionPolicy: &preempts}
}

type given struct {
	client  kubernetes.Interface
	factory informers.SharedInformerFactory
}

func (g given) Initialize(plugin admission.Interface) {
	if wants, is := plugin.(initializer.WantsFeatures); is {
		wants.InspectFeatureGates(feature.DefaultFeatureGate)
	}
	if wants, is := plugin.(initializer.WantsExternalKubeClientSet); is {
		wants.SetExternalKubeClientSet(g.client)
	}
	if wants, is := plugin.(initializer.WantsExternalKubeInformerFactory); is {
		wants.SetExternalKubeInformerFactory(g.factory)
	}
}

var mutators = func() []admission.MutationInterface {
	client := fake.NewClientset(world...)
	factory := informers.NewSharedInformerFactory(client, 0)
	known := admission.NewPlugins()
	options.RegisterAllAdmissionPlugins(known)
	made := []admission.MutationInterface{}
	for _, name := range names {
		plugin, err := known.InitPlugin(name, nil, given{client, factory})
		must(err)
		made = append(made, plugin.(admission.MutationInterface))
	}
	factory.Start(context.Background().Done())
	factory.WaitForCacheSync(context.Background().Done())
	return made
}()

func mutate(object runtime.Object, kind schema.GroupVersionKind) error {
	accessor, err := meta.Accessor(object)
	if err != nil {
		return err
	}
	resource, _ := meta.UnsafeGuessKindToResource(kind)
	attributes := admission.NewAttributesRecord(
		object, nil, kind, usualNamespace, accessor.GetName(), resource, "", admission.Create, &metav1.CreateOptions{}, false, nil,
	)
	for _, plugin := range mutators {
		if !plugin.Handles(admission.Create) {
			continue
		}
		if err := plugin.Admit(context.Background(), attributes, nil); err != nil {
			return err
		}
	}
	if pod, is := object.(*core.Pod); is {
		forgetChance(pod)
	}
	return nil
}

const tokenVolume = "kube-api-access-"

func forgetChance(pod *core.Pod) {
	for i := range pod.Spec.Volumes {
		pod.Spec.Volumes[i].Name = withoutChance(pod.Spec.Volumes[i].Name)
	}
	for _, containers := range [][]core.Container{pod.Spec.InitContainers, pod.Spec.Containers} {
		for _, container := range containers {
			for i := range container.VolumeMounts {
				container.VolumeMounts[i].Name = withoutChance(container.VolumeMounts[i].Name)
			}
		}
	}
}

func withoutChance(name string) string {
	if strings.HasPrefix(name, tokenVolume) {
		return tokenVolume + "xxxxx"
	}
	return name
}
