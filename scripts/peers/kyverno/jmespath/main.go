// Jmespath answers what Kyverno makes of JMESPath expressions, and Go of quantities and durations.
//
//	kyverno-jmespath < questions
//
// Every line is a question, as JSON: {"query", "data"}, {"quantities": [text, text]} or {"duration": text}. Each gets
// one line on standard output, in their order: {"value"}, or {"error"} with Kyverno's message.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/kyverno/kyverno/pkg/config"
	"github.com/kyverno/kyverno/pkg/engine/jmespath"
)

type question struct {
	Query      *string  `json:"query"`
	Data       any      `json:"data"`
	Quantities []string `json:"quantities"`
	Duration   *string  `json:"duration"`
}

type answer struct {
	Value any    `json:"value"`
	Error string `json:"error,omitempty"`
}

func main() {
	if err := answerAll(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func answerAll(input io.Reader, output io.Writer) error {
	lines := bufio.NewScanner(input)
	lines.Buffer(nil, 64<<20)
	writer := bufio.NewWriter(output)
	defer writer.Flush()
	functions := jmespath.New(config.NewDefaultConfiguration(false))
	for lines.Scan() {
		var asked question
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			return fmt.Errorf("kyverno-jmespath: %w", err)
		}
		value, err := answerOne(functions, asked)
		given := answer{Value: value}
		if err != nil {
			given = answer{Error: err.Error()}
		}
		line, err := json.Marshal(given)
		if err != nil {
			// NaN and infinities have no JSON.
			line, _ = json.Marshal(answer{Value: fmt.Sprint(given.Value)})
		}
		if _, err := fmt.Fprintf(writer, "%s\n", line); err != nil {
			return err
		}
	}
	return lines.Err()
}

// A function may end in a panic, which Kyverno would not survive; it is an answer here.
func answerOne(functions jmespath.Interface, asked question) (value any, err error) {
	defer func() {
		if panicked := recover(); panicked != nil {
			value, err = nil, fmt.Errorf("panic: %v", panicked)
		}
	}()
	switch {
	case asked.Quantities != nil:
		return quantities(asked.Quantities)
	case asked.Duration != nil:
		return duration(*asked.Duration)
	default:
		return functions.Search(*asked.Query, asked.Data)
	}
}
