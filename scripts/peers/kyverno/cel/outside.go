package main

import (
	"github.com/kyverno/kyverno/pkg/cel/libs"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	kjson "k8s.io/apimachinery/pkg/util/json"
)

type outside struct {
	GlobalContext map[string]any            `json:"globalContext"`
	Images        map[string]map[string]any `json:"images"`
	Resources     []struct {
		Plural string         `json:"plural"`
		Object map[string]any `json:"object"`
	} `json:"resources"`
}

// What Kyverno's own command line gives to the functions that ask outside.
func provide(line []byte) error {
	var said outside
	if err := kjson.Unmarshal(line, &said); err != nil {
		return err
	}
	context := libs.NewFakeContextProvider()
	for name, data := range said.GlobalContext {
		context.AddGlobalReference(name, data)
	}
	for reference, data := range said.Images {
		context.AddImageData(reference, data)
	}
	for _, one := range said.Resources {
		object := &unstructured.Unstructured{Object: one.Object}
		version, err := schema.ParseGroupVersion(object.GetAPIVersion())
		if err != nil {
			return err
		}
		if err := context.AddResource(version.WithResource(one.Plural), object); err != nil {
			return err
		}
	}
	libs.LibraryContext = context
	return nil
}

// A variable as Kyverno hands it to expressions.
func given(name string, value any) any {
	said, ok := value.(map[string]any)
	if name != "exceptions" || !ok {
		return value
	}
	return libs.Exception{AllowedImages: texts(said["allowedImages"]), AllowedValues: texts(said["allowedValues"])}
}

func texts(value any) []string {
	list, _ := value.([]any)
	texts := make([]string, 0, len(list))
	for _, one := range list {
		text, _ := one.(string)
		texts = append(texts, text)
	}
	return texts
}
