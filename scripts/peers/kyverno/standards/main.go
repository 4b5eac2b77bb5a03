// Standards answers what Kyverno makes of rules with `validate.podSecurity`.
//
//	kyverno-standards < questions
//
// Every line is a question, as JSON: {"rule", "resource", "exceptions"}. Each gets one line on standard output, in their
// order: {"status", "message"}. What a message lists in no order at all is sorted by the ids of the checks.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"

	"github.com/go-logr/logr"
	kyvernov1 "github.com/kyverno/kyverno/api/kyverno/v1"
	kyvernov2 "github.com/kyverno/kyverno/api/kyverno/v2"
	"github.com/kyverno/kyverno/pkg/config"
	"github.com/kyverno/kyverno/pkg/engine/handlers/validation"
	"github.com/kyverno/kyverno/pkg/engine/jmespath"
	"github.com/kyverno/kyverno/pkg/engine/policycontext"
	"github.com/kyverno/kyverno/pkg/pss"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

type question struct {
	Rule       kyvernov1.Rule               `json:"rule"`
	Resource   json.RawMessage              `json:"resource"`
	Exceptions []*kyvernov2.PolicyException `json:"exceptions"`
}

type answer struct {
	Status  string `json:"status"`
	Message string `json:"message"`
}

func main() {
	decoder := json.NewDecoder(bufio.NewReader(os.Stdin))
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for decoder.More() {
		var asked question
		must(decoder.Decode(&asked))
		must(encoder.Encode(answered(asked)))
	}
}

func answered(asked question) answer {
	resource := unstructured.Unstructured{}
	must(resource.UnmarshalJSON(asked.Resource))
	configuration := config.NewDefaultConfiguration(false)
	policyContext, err := policycontext.NewPolicyContext(
		jmespath.New(configuration), resource, kyvernov1.Create, nil, configuration)
	must(err)
	handler, err := validation.NewValidatePssHandler(nil, false)
	must(err)
	_, responses := handler.Process(context.Background(), logr.Discard(),
		policyContext.WithPolicy(&kyvernov1.ClusterPolicy{}), resource, asked.Rule, nil, asked.Exceptions)
	if len(responses) != 1 {
		return answer{Status: fmt.Sprintf("%d answers", len(responses))}
	}
	response := responses[0]
	message := response.Message()
	if found := response.PodSecurityChecks(); found != nil && len(found.Checks) > 0 {
		said := pss.FormatChecksPrint(found.Checks)
		sort.Slice(found.Checks, func(i, j int) bool { return found.Checks[i].ID < found.Checks[j].ID })
		message = strings.Replace(message, said, pss.FormatChecksPrint(found.Checks), 1)
	}
	return answer{Status: string(response.Status()), Message: message}
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
