package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"strings"
	"sync"

	"github.com/kyverno/kyverno/cmd/cli/kubectl-kyverno/data"
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	structuralschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	structuraldefaulting "k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	schemaobjectmeta "k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	structuralpruning "k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	"k8s.io/apiextensions-apiserver/pkg/registry/customresource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	utiljson "k8s.io/apimachinery/pkg/util/json"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

// served is one version of a kind as an API server serves it.
type served struct {
	namespaced bool
	structural *structuralschema.Structural
	validator  validation.SchemaValidator
}

// kinds are those of Kyverno, by what an object calls itself.
var kinds = sync.OnceValue(func() map[schema.GroupVersionKind]served {
	found := map[schema.GroupVersionKind]served{}
	files, err := data.Crds()
	must(err)
	must(fs.WalkDir(files, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".yaml") {
			return err
		}
		text, err := fs.ReadFile(files, path)
		must(err)
		documents := utilyaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(text)))
		for {
			document, err := documents.Read()
			if errors.Is(err, io.EOF) {
				return nil
			}
			must(err)
			define(found, document)
		}
	}))
	return found
})

func define(found map[schema.GroupVersionKind]served, document []byte) {
	var written apiextensionsv1.CustomResourceDefinition
	must(yaml.Unmarshal(document, &written))
	var crd apiextensions.CustomResourceDefinition
	must(apiextensionsv1.Convert_v1_CustomResourceDefinition_To_apiextensions_CustomResourceDefinition(&written, &crd, nil))
	for _, version := range crd.Spec.Versions {
		said := version.Schema
		if said == nil {
			said = crd.Spec.Validation
		}
		if said == nil || !version.Served {
			continue
		}
		structural, err := structuralschema.NewStructural(said.OpenAPIV3Schema)
		must(err)
		validator, _, err := validation.NewSchemaValidator(said.OpenAPIV3Schema)
		must(err)
		kind := schema.GroupVersionKind{Group: crd.Spec.Group, Version: version.Name, Kind: crd.Spec.Names.Kind}
		found[kind] = served{crd.Spec.Scope == apiextensions.NamespaceScoped, structural, validator}
	}
}

// created is what an API server answers who creates an object: what it keeps, before defaults, or why it refuses it.
// As k8s.io/apiextensions-apiserver, pkg/apiserver/customresource_handler.go: unstructuredSchemaCoercer, unstructuredDefaulter.
func created(asked question) answer {
	var content map[string]any
	must(utiljson.Unmarshal(asked.Object, &content))
	object := &unstructured.Unstructured{Object: content}
	kind := object.GroupVersionKind()
	known, ok := kinds()[kind]
	if !ok {
		return answer{Outcome: "unknown", Message: kind.String()}
	}
	meta, _, _, err := schemaobjectmeta.GetObjectMetaWithOptions(object.Object, schemaobjectmeta.ObjectMetaOptions{})
	if err != nil {
		return answer{Outcome: "refused", Message: err.Error()}
	}
	structuralpruning.Prune(object.Object, known.structural, true)
	kept, err := json.Marshal(object.Object)
	must(err)
	structuraldefaulting.PruneNonNullableNullsWithoutDefaults(object.Object, known.structural)
	if err, _ := schemaobjectmeta.CoerceWithOptions(nil, object.Object, known.structural, false, schemaobjectmeta.CoerceOptions{}); err != nil {
		return answer{Outcome: "refused", Message: err.Error()}
	}
	object.SetGroupVersionKind(kind)
	must(schemaobjectmeta.SetObjectMeta(object.Object, meta))
	structuraldefaulting.Default(object.Object, known.structural)
	if known.namespaced && object.GetNamespace() == "" {
		object.SetNamespace(metav1.NamespaceDefault)
	}
	strategy := customresource.NewStrategy(nil, known.namespaced, kind, known.validator, nil, known.structural, nil, nil, nil)
	if errs := strategy.Validate(context.Background(), object); len(errs) > 0 {
		return answer{Outcome: "refused", Message: errs.ToAggregate().Error()}
	}
	return answer{Outcome: "taken", Kept: kept}
}
