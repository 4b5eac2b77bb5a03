package main

import (
	"go/ast"
	"go/token"
)

// Names that stand for something by now; later assignments overtake earlier ones.
type scope struct {
	known map[string]any
	outer *scope
}

func (s *scope) look(name string) (any, bool) {
	for at := s; at != nil; at = at.outer {
		if value, ok := at.known[name]; ok {
			return value, true
		}
	}
	return nil, false
}

// Remembers variables and constants that a declaration gives a value, and answers its steps.
func (s *scope) declare(declaration *ast.GenDecl) []any {
	steps := []any{}
	if declaration.Tok != token.VAR && declaration.Tok != token.CONST {
		return steps
	}
	for _, one := range declaration.Specs {
		spec, ok := one.(*ast.ValueSpec)
		if !ok || len(spec.Values) == 0 {
			continue
		}
		names := make([]ast.Expr, 0, len(spec.Names))
		for _, name := range spec.Names {
			names = append(names, name)
		}
		steps = append(steps, s.assign(names, spec.Values)...)
	}
	return steps
}

func (s *scope) assign(left, right []ast.Expr) []any {
	steps := []any{}
	if len(left) != len(right) {
		return append(steps, map[string]any{"set": names(left), "to": s.value(right[0])})
	}
	for index, target := range left {
		value := s.value(right[index])
		if name, ok := target.(*ast.Ident); ok && isLiteral(value) {
			s.known[name.Name] = value
		}
		steps = append(steps, map[string]any{"set": names(left[index : index+1]), "to": value})
	}
	return steps
}

func names(expressions []ast.Expr) []string {
	found := make([]string, 0, len(expressions))
	for _, one := range expressions {
		found = append(found, nameOf(one))
	}
	return found
}

// What a body does in the order of its text; branches and loops are not told apart.
func (s *scope) steps(body ast.Node) []any {
	steps := []any{}
	ast.Inspect(body, func(node ast.Node) bool {
		switch typed := node.(type) {
		case *ast.AssignStmt:
			steps = append(steps, s.assign(typed.Lhs, typed.Rhs)...)
			return false
		case *ast.GenDecl:
			steps = append(steps, s.declare(typed)...)
			return false
		case *ast.ExprStmt:
			steps = append(steps, s.value(typed.X))
			return false
		case *ast.RangeStmt:
			if literal, ok := typed.X.(*ast.CompositeLit); ok {
				steps = append(steps, map[string]any{"each": s.value(literal)})
			}
			for _, step := range s.steps(typed.Body) {
				steps = append(steps, step)
			}
			return false
		}
		return true
	})
	return steps
}
