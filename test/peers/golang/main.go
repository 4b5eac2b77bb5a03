// Prints what the Go files named as arguments say in literals, as one JSON object from file name to
// {"values": {name: value}, "functions": {name: [step]}}; test/peers/golang/read.ts describes values and steps.
package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
)

type file struct {
	Values    map[string]any   `json:"values"`
	Functions map[string][]any `json:"functions"`
}

func main() {
	files := map[string]file{}
	for _, name := range os.Args[1:] {
		read, err := readFile(name)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		files[name] = read
	}
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	if err := out.Encode(files); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func readFile(name string) (file, error) {
	parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
	if err != nil {
		return file{}, err
	}
	globals := scope{known: map[string]any{}}
	for _, declaration := range parsed.Decls {
		if general, ok := declaration.(*ast.GenDecl); ok {
			globals.declare(general)
		}
	}
	functions := map[string][]any{}
	for _, declaration := range parsed.Decls {
		if function, ok := declaration.(*ast.FuncDecl); ok && function.Body != nil {
			locals := scope{known: map[string]any{}, outer: &globals}
			functions[function.Name.Name] = locals.steps(function.Body)
		}
	}
	return file{Values: globals.known, Functions: functions}, nil
}
