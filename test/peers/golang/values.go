package main

import (
	"encoding/json"
	"go/ast"
	"go/token"
	"strconv"
	"strings"
)

// A value that was not worked out: an object whose one key beginning with `$` says what it is.
func unknown(kind string, of any) map[string]any { return map[string]any{kind: of} }

func (s *scope) value(expression ast.Expr) any {
	switch typed := expression.(type) {
	case *ast.BasicLit:
		return literal(typed)
	case *ast.CompositeLit:
		return s.composite(typed, typed.Type)
	case *ast.ParenExpr:
		return s.value(typed.X)
	case *ast.Ident, *ast.SelectorExpr:
		return s.named(expression)
	case *ast.UnaryExpr:
		return s.unary(typed)
	case *ast.BinaryExpr:
		return s.binary(typed)
	case *ast.CallExpr:
		return s.call(typed)
	case *ast.IndexExpr:
		return map[string]any{"$index": nameOf(typed.X), "key": s.value(typed.Index)}
	case *ast.FuncLit:
		inner := scope{known: map[string]any{}, outer: s}
		return unknown("$func", inner.steps(typed.Body))
	}
	return unknown("$other", nameOf(expression))
}

func literal(basic *ast.BasicLit) any {
	switch basic.Kind {
	case token.INT:
		number, err := strconv.ParseInt(basic.Value, 0, 64)
		if err == nil {
			return unknown("$int", strconv.FormatInt(number, 10))
		}
	case token.FLOAT:
		number, err := strconv.ParseFloat(basic.Value, 64)
		if err == nil {
			return number
		}
	case token.STRING:
		text, err := strconv.Unquote(basic.Value)
		if err == nil {
			return text
		}
	}
	return unknown("$other", basic.Value)
}

func (s *scope) named(expression ast.Expr) any {
	name := nameOf(expression)
	switch name {
	case "nil":
		return nil
	case "true", "false":
		return name == "true"
	}
	if value, ok := s.look(name); ok {
		return value
	}
	return unknown("$ident", name)
}

func (s *scope) unary(expression *ast.UnaryExpr) any {
	value := s.value(expression.X)
	switch expression.Op {
	case token.AND:
		return value
	case token.SUB:
		if number, ok := value.(float64); ok {
			return -number
		}
		if whole, ok := value.(map[string]any)["$int"]; ok {
			return unknown("$int", strings.Replace("-"+whole.(string), "--", "", 1))
		}
	case token.NOT:
		return unknown("$not", value)
	}
	return unknown("$other", expression.Op.String())
}

func (s *scope) binary(expression *ast.BinaryExpr) any {
	left, right := s.value(expression.X), s.value(expression.Y)
	one, isText := left.(string)
	other, isOtherText := right.(string)
	if expression.Op == token.ADD && isText && isOtherText {
		return one + other
	}
	return map[string]any{"$op": expression.Op.String(), "left": left, "right": right}
}

// Conversions of literals are the literals; what else is called stays a call.
func (s *scope) call(expression *ast.CallExpr) any {
	arguments := make([]any, 0, len(expression.Args))
	for _, one := range expression.Args {
		arguments = append(arguments, s.value(one))
	}
	name := nameOf(expression.Fun)
	if len(arguments) == 1 && arguments[0] == nil {
		switch expression.Fun.(type) {
		case *ast.MapType:
			return map[string]any{}
		case *ast.ArrayType:
			return []any{}
		}
	}
	if len(arguments) == 1 {
		if value, ok := converted(name, arguments[0]); ok {
			return value
		}
	}
	return map[string]any{"$call": name, "args": arguments}
}

func converted(to string, value any) (any, bool) {
	// A type of one's own that is a text.
	if text, ok := value.(string); ok && strings.HasSuffix(to, "Operator") {
		return text, true
	}
	if to == "[]byte" || to == "string" || to == "json.RawMessage" {
		text, ok := value.(string)
		return text, ok
	}
	number, isFloat := value.(float64)
	whole, isInt := "", false
	if of, ok := value.(map[string]any); ok {
		whole, isInt = of["$int"].(string)
	}
	switch to {
	case "float64", "float32":
		if isInt {
			parsed, err := strconv.ParseFloat(whole, 64)
			return parsed, err == nil
		}
		return number, isFloat
	case "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64":
		return value, isInt
	}
	return nil, false
}

// A map or a struct with names is an object, everything else a list; elements without a type of their own have that of the whole.
func (s *scope) composite(literal *ast.CompositeLit, of ast.Expr) any {
	if empty, ok := of.(*ast.StructType); ok && empty.Fields.NumFields() == 0 {
		return unknown("$other", "struct{}")
	}
	inner, isList := elementOf(of)
	_, isMap := of.(*ast.MapType)
	keyed := len(literal.Elts) > 0
	for _, element := range literal.Elts {
		if _, ok := element.(*ast.KeyValueExpr); !ok {
			keyed = false
		}
	}
	if !keyed && (isList || len(literal.Elts) > 0) {
		list := make([]any, 0, len(literal.Elts))
		for _, element := range literal.Elts {
			list = append(list, s.element(element, inner))
		}
		return list
	}
	object := map[string]any{}
	for _, element := range literal.Elts {
		pair := element.(*ast.KeyValueExpr)
		key := nameOf(pair.Key)
		if isMap || isList {
			key = keyText(s.value(pair.Key))
		}
		object[key] = s.element(pair.Value, inner)
	}
	return object
}

func (s *scope) element(expression, of ast.Expr) any {
	if literal, ok := expression.(*ast.CompositeLit); ok && literal.Type == nil {
		return s.composite(literal, of)
	}
	return s.value(expression)
}

func elementOf(of ast.Expr) (ast.Expr, bool) {
	switch typed := of.(type) {
	case *ast.ArrayType:
		return typed.Elt, true
	case *ast.MapType:
		return typed.Value, false
	case *ast.StarExpr:
		return elementOf(typed.X)
	}
	return nil, false
}

func keyText(value any) string {
	if text, ok := value.(string); ok {
		return text
	}
	text, _ := json.Marshal(value)
	return string(text)
}

// Whether a name may stand for it elsewhere: calls and functions are left where they are.
func isLiteral(value any) bool {
	switch typed := value.(type) {
	case []any:
		return true
	case map[string]any:
		for key := range typed {
			if strings.HasPrefix(key, "$") && key != "$int" {
				return false
			}
		}
	}
	return true
}

func nameOf(expression ast.Expr) string {
	switch typed := expression.(type) {
	case *ast.Ident:
		return typed.Name
	case *ast.SelectorExpr:
		return nameOf(typed.X) + "." + typed.Sel.Name
	case *ast.ArrayType:
		return "[]" + nameOf(typed.Elt)
	case *ast.StarExpr:
		return "*" + nameOf(typed.X)
	case *ast.UnaryExpr:
		return nameOf(typed.X)
	case *ast.CallExpr:
		return nameOf(typed.Fun) + "()"
	case *ast.IndexExpr:
		return nameOf(typed.X) + "[]"
	case *ast.ParenExpr:
		return nameOf(typed.X)
	case *ast.InterfaceType:
		return "any"
	case *ast.MapType:
		return "map"
	}
	return "?"
}
