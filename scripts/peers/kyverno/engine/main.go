// Answers for Kyverno: a line of JSON in, a line of JSON out; see test/peers/kyverno/oracle.ts.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"github.com/go-logr/logr"
	kyvernov1 "github.com/kyverno/kyverno/api/kyverno/v1"
	kyvernov2 "github.com/kyverno/kyverno/api/kyverno/v2"
	"github.com/kyverno/kyverno/pkg/config"
	"github.com/kyverno/kyverno/pkg/engine/context"
	"github.com/kyverno/kyverno/pkg/engine/jmespath"
	"github.com/kyverno/kyverno/pkg/engine/utils"
	"github.com/kyverno/kyverno/pkg/engine/validate"
	"github.com/kyverno/kyverno/pkg/engine/variables"
	validation "github.com/kyverno/kyverno/pkg/validation/policy"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	utiljson "k8s.io/apimachinery/pkg/util/json"
)

type question struct {
	Ask string `json:"ask"`

	Resource json.RawMessage `json:"resource"`
	Pattern  json.RawMessage `json:"pattern"`

	Conditions json.RawMessage `json:"conditions"`

	Policy json.RawMessage `json:"policy"`

	Object json.RawMessage `json:"object"`

	Rule            kyvernov1.Rule        `json:"rule"`
	PolicyNamespace string                `json:"policyNamespace"`
	Admission       kyvernov2.RequestInfo `json:"admission"`
	NamespaceLabels map[string]string     `json:"namespaceLabels"`
	Subresource     string                `json:"subresource"`
	Operation       string                `json:"operation"`
}

type answer struct {
	Outcome string `json:"outcome"`
	Message string `json:"message"`
	Path    string `json:"path"`
	// Of an object that is created.
	Kept json.RawMessage `json:"kept,omitempty"`
}

func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	decoder := json.NewDecoder(in)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for decoder.More() {
		var asked question
		if err := decoder.Decode(&asked); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if err := encoder.Encode(answered(asked)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func answered(asked question) (said answer) {
	defer func() {
		if reason := recover(); reason != nil {
			said = answer{Outcome: "panic", Message: fmt.Sprint(reason)}
		}
	}()
	switch asked.Ask {
	case "pattern":
		return pattern(asked)
	case "conditions":
		return conditions(asked)
	case "match":
		return match(asked)
	case "policy":
		return policy(asked)
	case "create":
		return created(asked)
	}
	return answer{Outcome: "unknown"}
}

func pattern(asked question) answer {
	var resource, wanted any
	must(utiljson.Unmarshal(asked.Resource, &resource))
	must(utiljson.Unmarshal(asked.Pattern, &wanted))
	err := validate.MatchPattern(logr.Discard(), resource, wanted)
	if err == nil {
		return answer{Outcome: "pass"}
	}
	refusal, ok := err.(*validate.PatternError)
	switch {
	case !ok:
		return answer{Outcome: "error", Message: err.Error()}
	case refusal.Skip:
		return answer{Outcome: "skip", Message: err.Error()}
	case refusal.Path == "":
		return answer{Outcome: "error", Message: err.Error()}
	}
	return answer{Outcome: "fail", Message: err.Error(), Path: refusal.Path}
}

func conditions(asked question) answer {
	var wrapper kyvernov1.ConditionsWrapper
	if err := json.Unmarshal(asked.Conditions, &wrapper); err != nil {
		return answer{Outcome: "error", Message: err.Error()}
	}
	values := context.NewContext(jmespath.New(config.NewDefaultConfiguration(false)))
	typed, err := utils.TransformConditions(wrapper.Conditions)
	must(err)
	holds, message, err := variables.EvaluateConditions(logr.Discard(), values, typed)
	if err != nil {
		return answer{Outcome: "error", Message: err.Error()}
	}
	return answer{Outcome: fmt.Sprint(holds), Message: message}
}

func match(asked question) answer {
	resource := unstructured.Unstructured{}
	must(resource.UnmarshalJSON(asked.Resource))
	err := utils.MatchesResourceDescription(resource, asked.Rule, asked.Admission, asked.NamespaceLabels, asked.PolicyNamespace,
		resource.GroupVersionKind(), asked.Subresource, kyvernov1.AdmissionOperation(asked.Operation))
	if err != nil {
		return answer{Outcome: "no", Message: err.Error()}
	}
	return answer{Outcome: "yes"}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// policy asks as the command line does before it uses one.
func policy(asked question) answer {
	var head struct {
		Kind string `json:"kind"`
	}
	must(json.Unmarshal(asked.Policy, &head))
	var read kyvernov1.PolicyInterface = &kyvernov1.ClusterPolicy{}
	if head.Kind == "Policy" {
		read = &kyvernov1.Policy{}
	}
	if err := json.Unmarshal(asked.Policy, read); err != nil {
		return answer{Outcome: "refused", Message: err.Error()}
	}
	// Without the name of an account it would look at less.
	if _, err := validation.Validate(read, nil, nil, true, "account", "account"); err != nil {
		return answer{Outcome: "refused", Message: err.Error()}
	}
	return answer{Outcome: "taken"}
}
