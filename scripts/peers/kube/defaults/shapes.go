package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"reflect"
	"sort"
	"strings"

	batchv1 "k8s.io/api/batch/v1"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/intstr"
)

var roots = []schema.GroupVersion{
	{Version: "v1"},
	{Group: "apps", Version: "v1"},
	{Group: "batch", Version: "v1"},
	{Group: "networking.k8s.io", Version: "v1"},
	{Group: "policy", Version: "v1"},
	{Group: "rbac.authorization.k8s.io", Version: "v1"},
	{Group: "autoscaling", Version: "v2"},
	{Group: "scheduling.k8s.io", Version: "v1"},
	{Group: "storage.k8s.io", Version: "v1"},
	{Group: "coordination.k8s.io", Version: "v1"},
	{Group: "admissionregistration.k8s.io", Version: "v1"},
	{Group: "apiextensions.k8s.io", Version: "v1"},
}

// Each line: the type, and its fields with how they are written (`!`: always; `?`: when they are not empty; `+`: always,
// a struct; `*`: when they are there, a struct; `^`: always, and null when they are not there), and of which type they are:
// lists (`[]`) and maps (`{}`) of texts, numbers, truths, quantities, texts or numbers (`i`), types with a line of their own,
// and others (`x`). Not named are a status, which nobody can create, and, unless all are wanted, what is there or not and
// never changed (`~`).
func printShapes(all bool) {
	shapes := map[string]string{}
	for _, version := range roots {
		for kind := range strategies() {
			if made, err := scheme.New(version.WithKind(kind)); err == nil {
				printer{shapes, all}.shapeOf(reflect.TypeOf(made).Elem())
			}
		}
	}
	lines := []string{}
	for name, fields := range shapes {
		lines = append(lines, strings.TrimSpace(name+" "+fields))
	}
	sort.Strings(lines)
	for _, line := range lines {
		fmt.Fprintln(os.Stdout, line)
	}
}

var opaque = map[reflect.Type]bool{
	// Behind a gate that is closed.
	reflect.TypeFor[batchv1.JobSchedulingConfiguration](): true,
	reflect.TypeFor[metav1.Time]():                        true,
	reflect.TypeFor[metav1.MicroTime]():                   true,
	reflect.TypeFor[metav1.Duration]():                    true,
	reflect.TypeFor[metav1.FieldsV1]():                    true,
	reflect.TypeFor[intstr.IntOrString]():                 true,
	reflect.TypeFor[runtime.RawExtension]():               true,
	reflect.TypeFor[apiextensionsv1.JSONSchemaProps]():    true,
	reflect.TypeFor[metav1.ManagedFieldsEntry]():          true,
}

var (
	quantity  = reflect.TypeFor[resource.Quantity]()
	marshaler = reflect.TypeFor[json.Marshaler]()
)

type printer struct {
	shapes map[string]string
	all    bool
}

func (p printer) shapeOf(t reflect.Type) string {
	name := nameOf(t)
	if _, known := p.shapes[name]; !known {
		p.shapes[name] = ""
		fields := []string{}
		p.collect(t, &fields)
		p.shapes[name] = strings.Join(fields, " ")
	}
	return name
}

func (p printer) collect(t reflect.Type, fields *[]string) {
	for i := range t.NumField() {
		field := t.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name == "-" || !field.IsExported() || name == "status" && field.Type.Kind() == reflect.Struct {
			continue
		}
		if name == "" {
			if field.Name != "TypeMeta" {
				p.collect(field.Type, fields)
			}
			continue
		}
		omits := strings.Contains(options, "omitempty")
		if mark := markOf(field.Type, omits, strings.Contains(options, "omitzero")); mark != "~" || p.all {
			*fields = append(*fields, name+mark+p.typeOf(field.Type))
		}
	}
}

func markOf(t reflect.Type, omitsEmpty, omitsZero bool) string {
	inner := t
	if t.Kind() == reflect.Pointer {
		inner = t.Elem()
		if omitsEmpty && (opaque[inner] || inner.Kind() != reflect.Struct) {
			return "~"
		}
		if omitsEmpty {
			return "*"
		}
		return "^"
	}
	switch {
	case opaque[t]:
		if omitsZero || t.Kind() != reflect.Struct {
			return "~"
		}
		return "!"
	case t.Kind() == reflect.Struct && t != quantity && !omitsZero:
		return "+"
	case t == quantity:
		return "!"
	case omitsEmpty:
		return "?"
	default:
		return "!"
	}
}

func (p printer) typeOf(t reflect.Type) string {
	switch {
	case t.Kind() == reflect.Pointer:
		return p.typeOf(t.Elem())
	case t == reflect.TypeFor[intstr.IntOrString]():
		return "i"
	case opaque[t]:
		return "x"
	case t == quantity:
		return "q"
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8:
		return "s"
	case t.Kind() == reflect.Slice:
		return "[]" + p.typeOf(t.Elem())
	case t.Kind() == reflect.Map:
		return "{}" + p.typeOf(t.Elem())
	case t.Kind() == reflect.Bool:
		return "b"
	case t.Kind() == reflect.String:
		return "s"
	case t.Kind() == reflect.Struct:
		if t.Implements(marshaler) {
			panic("a type that writes itself: " + t.String())
		}
		return p.shapeOf(t)
	default:
		return "n"
	}
}

// The group, and the version where it is not v1: `core.Pod`, `autoscaling/v2.MetricSpec`.
func nameOf(t reflect.Type) string {
	folder := strings.TrimSuffix(strings.TrimSuffix(t.PkgPath(), "/v1"), "/v2")
	return path.Base(folder) + "." + t.Name()
}
