package main

import (
	"fmt"

	"github.com/google/cel-go/cel"
	"github.com/google/cel-go/common/types"
	"github.com/google/cel-go/common/types/ref"
	"k8s.io/apiserver/pkg/cel/lazy"
)

type question struct {
	Environment string         `json:"environment"`
	Expression  string         `json:"expression"`
	Variables   []variable     `json:"variables"`
	Data        map[string]any `json:"data"`
}

type variable struct {
	Name       string `json:"name"`
	Expression string `json:"expression"`
}

type answer struct {
	Type    string  `json:"type,omitempty"`
	Value   any     `json:"value"`
	Error   *string `json:"error,omitempty"`
	Refused *string `json:"refused,omitempty"`
}

func refused(err error) answer {
	message := err.Error()
	return answer{Refused: &message}
}

func (e *environments) answer(asked question) answer {
	env, register, err := e.of(asked)
	if err != nil {
		return refused(err)
	}
	programs := map[string]cel.Program{}
	for _, one := range asked.Variables {
		ast, program, err := compiled(env, one.Expression)
		if err != nil {
			return refused(fmt.Errorf("variable %s: %w", one.Name, err))
		}
		register(one.Name, ast.OutputType())
		programs[one.Name] = program
	}
	ast, program, err := compiled(env, asked.Expression)
	if err != nil {
		return refused(err)
	}
	data := map[string]any{}
	for name, value := range asked.Data {
		data[name] = given(name, value)
	}
	if len(programs) > 0 {
		data["variables"] = lazily(programs, data)
	}
	value, err := evaluated(program, data)
	if err != nil {
		message := err.Error()
		return answer{Type: ast.OutputType().String(), Error: &message}
	}
	return answer{Type: ast.OutputType().String(), Value: written(value)}
}

func compiled(env *cel.Env, expression string) (*cel.Ast, cel.Program, error) {
	ast, issues := env.Compile(expression)
	if err := issues.Err(); err != nil {
		return nil, nil, err
	}
	program, err := env.Program(ast)
	return ast, program, err
}

func lazily(programs map[string]cel.Program, data map[string]any) *lazy.MapValue {
	variables := lazy.NewMapValue(variablesType)
	for name, program := range programs {
		variables.Append(name, func(*lazy.MapValue) ref.Val {
			value, err := evaluated(program, data)
			if err != nil {
				return types.WrapErr(err)
			}
			return value
		})
	}
	return variables
}

// Some functions of Kyverno panic where they mean an error.
func evaluated(program cel.Program, data map[string]any) (value ref.Val, err error) {
	defer func() {
		if caught := recover(); caught != nil {
			value, err = nil, fmt.Errorf("panic: %v", caught)
		}
	}()
	value, _, err = program.Eval(data)
	return value, err
}
