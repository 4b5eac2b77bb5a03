package main

import (
	"fmt"
	"unsafe"

	"github.com/google/cel-go/cel"
	"github.com/google/cel-go/common/types"
	"github.com/kyverno/kyverno/pkg/cel/compiler"
	"github.com/kyverno/kyverno/pkg/cel/libs"
	// What is linked below.
	_ "github.com/kyverno/kyverno/pkg/cel/policies/vpol/compiler"
	plugincel "k8s.io/apiserver/pkg/admission/plugin/cel"
	"k8s.io/apiserver/pkg/cel/environment"
)

var variablesType = compiler.VariablesType

// The environment of ValidatingPolicies is Kyverno's own, not one that is put together like it: the method has no
// public name. Its receiver has no fields.
//
//go:linkname createBaseVpolEnv github.com/kyverno/kyverno/pkg/cel/policies/vpol/compiler.(*compilerImpl).createBaseVpolEnv
func createBaseVpolEnv(receiver unsafe.Pointer, context libs.Context, namespace string) (*environment.EnvSet, *compiler.VariablesProvider, error)

//go:linkname mustBuildEnvs k8s.io/apiserver/pkg/admission/plugin/cel.mustBuildEnvs
func mustBuildEnvs(base *environment.EnvSet) map[plugincel.OptionalVariableDeclarations]*environment.EnvSet

type environments struct {
	known map[string]*cel.Env
}

func newEnvironments() *environments {
	return &environments{known: map[string]*cel.Env{}}
}

type register func(name string, declared *types.Type)

// An environment that variables are added to is new; all others are kept.
func (e *environments) of(asked question) (*cel.Env, register, error) {
	none := func(string, *types.Type) {}
	if env, ok := e.known[asked.Environment]; ok && len(asked.Variables) == 0 {
		return env, none, nil
	}
	env, register, err := build(asked.Environment)
	if err == nil && len(asked.Variables) == 0 {
		e.known[asked.Environment] = env
	}
	return env, register, err
}

func build(name string) (*cel.Env, register, error) {
	none := func(string, *types.Type) {}
	switch name {
	case "validatingPolicy", "namespacedValidatingPolicy":
		namespace := ""
		if name == "namespacedValidatingPolicy" {
			namespace = "default"
		}
		var receiver struct{}
		set, provider, err := createBaseVpolEnv(unsafe.Pointer(&receiver), libs.GetLibsCtx(), namespace)
		if err != nil {
			return nil, nil, err
		}
		env, err := set.Env(environment.StoredExpressions)
		return env, provider.RegisterField, err
	case "admissionPolicy":
		base := environment.MustBaseEnvSet(environment.DefaultCompatibilityVersion())
		options := plugincel.OptionalVariableDeclarations{HasParams: true, HasAuthorizer: true}
		env, err := mustBuildEnvs(base)[options].Env(environment.NewExpressions)
		return env, none, err
	case "crdRule":
		base := environment.MustBaseEnvSet(environment.DefaultCompatibilityVersion())
		env, err := base.Env(environment.NewExpressions)
		if err != nil {
			return nil, nil, err
		}
		env, err = env.Extend(cel.Variable("self", cel.DynType), cel.Variable("oldSelf", cel.DynType))
		return env, none, err
	default:
		return nil, nil, fmt.Errorf("there is no environment %q", name)
	}
}
