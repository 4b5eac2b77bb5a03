package main

import (
	"encoding/base64"
	"encoding/json"
	"io"
	"strconv"
	"time"

	"github.com/google/cel-go/common/types"
	"github.com/google/cel-go/common/types/ref"
	"github.com/google/cel-go/common/types/traits"
)

func writeLine(writer io.Writer, said answer) error {
	return json.NewEncoder(writer).Encode(said)
}

// A value with its type. What is no value of CEL's own says its type only.
func written(value ref.Val) any {
	switch one := value.(type) {
	case types.Null:
		return nil
	case types.Bool:
		return bool(one)
	case types.String:
		return string(one)
	case types.Int:
		return tagged("int", strconv.FormatInt(int64(one), 10))
	case types.Uint:
		return tagged("uint", strconv.FormatUint(uint64(one), 10))
	case types.Double:
		return tagged("double", strconv.FormatFloat(float64(one), 'g', -1, 64))
	case types.Bytes:
		return tagged("bytes", base64.StdEncoding.EncodeToString(one))
	case types.Timestamp:
		return tagged("timestamp", one.UTC().Format(time.RFC3339Nano))
	case types.Duration:
		return tagged("duration", strconv.FormatInt(one.Nanoseconds(), 10))
	case *types.Optional:
		if !one.HasValue() {
			return tagged("optional", []any{})
		}
		return tagged("optional", []any{written(one.GetValue())})
	case ref.Type:
		return tagged("type", one.TypeName())
	case traits.Lister:
		items := []any{}
		for each := one.Iterator(); each.HasNext() == types.True; {
			items = append(items, written(each.Next()))
		}
		return items
	case traits.Mapper:
		entries := []any{}
		for each := one.Iterator(); each.HasNext() == types.True; {
			key := each.Next()
			entries = append(entries, []any{written(key), written(one.Get(key))})
		}
		return tagged("map", entries)
	default:
		return tagged("other", value.Type().TypeName())
	}
}

func tagged(name string, value any) map[string]any {
	return map[string]any{name: value}
}
