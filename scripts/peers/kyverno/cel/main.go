// Cel answers what Kyverno and Kubernetes make of CEL expressions, in the environments that they themselves build.
//
//	kyverno-cel < questions
//
// The first line is what lies outside of the expressions, as JSON: {"globalContext": {name: value}, "images":
// {reference: value}, "resources": [{"plural", "object"}]}. Every line after it is a question: {"environment",
// "expression", "variables": [{"name", "expression"}], "data": {name: value}}. Each gets one line on standard output,
// in their order: {"type", "value"}, or {"type", "error"} for an expression that can't be evaluated, or {"refused"} for
// one that can't be compiled. A value of a type that JSON has not is an object that names it.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"

	kjson "k8s.io/apimachinery/pkg/util/json"
)

func main() {
	if err := answerAll(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func answerAll(input io.Reader, output io.Writer) error {
	lines := bufio.NewScanner(input)
	lines.Buffer(nil, 64<<20)
	if !lines.Scan() {
		return fmt.Errorf("kyverno-cel: there is no first line")
	}
	if err := provide(lines.Bytes()); err != nil {
		return err
	}
	writer := bufio.NewWriter(output)
	defer writer.Flush()
	environments := newEnvironments()
	for lines.Scan() {
		var asked question
		// Integers stay integers, as in an object that came from the API server.
		if err := kjson.Unmarshal(lines.Bytes(), &asked); err != nil {
			return err
		}
		if err := writeLine(writer, environments.answer(asked)); err != nil {
			return err
		}
	}
	return lines.Err()
}
