// Defaults hands objects to an API server's own code and answers what it makes of them before validating admission.
//
//	kube-defaults < objects
//	kube-defaults --shapes
//	kube-defaults --fields
//
// Every line of the input is an object, as JSON. Each gets one line on standard output, in their order: {"admitted"}, the
// object decoded, defaulted, changed by the mutating plugins that need little of a cluster, and prepared for storage; or
// {"error"}. Names that are made by chance end in xxxxx; uids are empty, and what a cluster allocates is not there.
// With --shapes it says how the types of these objects are written, one type a line, and with --fields all that they have.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"

	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

type answer struct {
	Admitted json.RawMessage `json:"admitted,omitempty"`
	Error    string          `json:"error,omitempty"`
}

func main() {
	if len(os.Args) > 1 {
		printShapes(os.Args[1] == "--fields")
		return
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 64<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for lines.Scan() {
		answered, err := answerTo(lines.Bytes())
		if err != nil {
			answered = answer{Error: err.Error()}
		}
		must(encoder.Encode(answered))
	}
	must(lines.Err())
}

func answerTo(text []byte) (answer, error) {
	object, kind, err := codecs.UniversalDeserializer().Decode(text, nil, nil)
	if err != nil {
		return answer{}, err
	}
	scheme.Default(object)
	internal, err := scheme.ConvertToVersion(object, schema.GroupVersion{Group: kind.Group, Version: runtime.APIVersionInternal})
	if err != nil {
		return answer{}, err
	}
	if err := mutate(internal, *kind); err != nil {
		return answer{}, err
	}
	if err := prepare(internal, *kind); err != nil {
		return answer{}, err
	}
	admitted, err := written(internal, kind.GroupVersion())
	return answer{Admitted: admitted}, err
}

// As a webhook gets it: in the version that the request has.
func written(object runtime.Object, version schema.GroupVersion) (json.RawMessage, error) {
	accessor, err := meta.Accessor(object)
	if err != nil {
		return nil, err
	}
	accessor.SetUID("")
	var text bytes.Buffer
	err = codecs.LegacyCodec(version).Encode(object, &text)
	return bytes.TrimSpace(text.Bytes()), err
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
