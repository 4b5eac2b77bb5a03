// Unseal answers what the Sealed Secrets controller makes of a SealedSecret, without a cluster.
//
//	unseal KEY... < documents
//
// A KEY is a file: a private key in PEM, or Secrets in YAML or JSON as the controller keeps its keys.
// Standard input is a stream of SealedSecrets: YAML documents, or JSON objects one after the other.
// Each gets one line on standard output, in their order: the Secret in JSON, or {"error": what the controller says}.
// Errors are told on standard error as well. The status is 0; 1 when a document could not be unsealed; 2 when the keys
// or the stream cannot be read.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/bitnami/sealed-secrets/pkg/apis/sealedsecrets/v1alpha1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/client-go/kubernetes/scheme"
)

func main() {
	// As the controller has it, by the default of its flag --accept-deprecated-v1-data.
	v1alpha1.AcceptDeprecatedV1Data = true
	failed, err := answer(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	switch {
	case err != nil:
		fmt.Fprintf(os.Stderr, "unseal: %v\n", err)
		os.Exit(2)
	case failed > 0:
		os.Exit(1)
	}
}

// answer writes a line for each document and returns how many could not be unsealed.
func answer(files []string, in io.Reader, out, complaints io.Writer) (failed int, err error) {
	keys, err := readKeys(files)
	if err != nil {
		return 0, err
	}
	lines := bufio.NewWriter(out)
	defer func() { err = errors.Join(err, lines.Flush()) }()
	encoder := json.NewEncoder(lines)
	encoder.SetEscapeHTML(false)
	number := 0
	return failed, eachDocument(in, func(document []byte) error {
		number++
		secret, err := unseal(document, keys)
		if err != nil {
			failed++
			fmt.Fprintf(complaints, "document %d: %v\n", number, err)
			return encoder.Encode(map[string]string{"error": err.Error()})
		}
		return encoder.Encode(secret)
	})
}

// unseal reads a SealedSecret as the controller's /v1/verify does and unseals it as its loop does.
func unseal(document []byte, keys keyring) (*corev1.Secret, error) {
	object, err := runtime.Decode(scheme.Codecs.UniversalDecoder(v1alpha1.SchemeGroupVersion), document)
	if err != nil {
		return nil, err
	}
	sealed, ok := object.(*v1alpha1.SealedSecret)
	if !ok {
		return nil, fmt.Errorf("unexpected resource type: %s", object.GetObjectKind().GroupVersionKind())
	}
	secret, err := sealed.Unseal(scheme.Codecs, keys)
	if err != nil {
		return nil, err
	}
	secret.SetGroupVersionKind(corev1.SchemeGroupVersion.WithKind("Secret"))
	return secret, nil
}

// eachDocument calls visit with every document of a stream as JSON; empty ones do not count.
func eachDocument(in io.Reader, visit func(document []byte) error) error {
	decoder := yaml.NewYAMLOrJSONDecoder(in, 4096)
	for {
		var document runtime.RawExtension
		if err := decoder.Decode(&document); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if raw := bytes.TrimSpace(document.Raw); len(raw) > 0 && !bytes.Equal(raw, []byte("null")) {
			if err := visit(raw); err != nil {
				return err
			}
		}
	}
}
