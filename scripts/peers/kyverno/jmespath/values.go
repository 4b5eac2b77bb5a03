package main

import (
	"strconv"
	"time"

	"k8s.io/apimachinery/pkg/api/resource"
)

// What Go makes of two quantities.
func quantities(texts []string) (any, error) {
	a, err := resource.ParseQuantity(texts[0])
	if err != nil {
		return nil, err
	}
	b, err := resource.ParseQuantity(texts[1])
	if err != nil {
		return nil, err
	}
	sum, difference := a.DeepCopy(), a.DeepCopy()
	sum.Add(b)
	difference.Sub(b)
	whole, isWhole := a.AsInt64()
	return map[string]any{
		"text":       canonical(a),
		"sum":        sum.String(),
		"difference": difference.String(),
		"order":      a.Cmp(b),
		"sign":       a.Sign(),
		"whole":      wholeText(whole, isWhole),
		"float":      strconv.FormatFloat(a.AsApproximateFloat64(), 'g', -1, 64),
	}, nil
}

// Not as it was written.
func canonical(quantity resource.Quantity) string {
	number, suffix := quantity.CanonicalizeBytes(nil)
	return string(number) + string(suffix)
}

func wholeText(whole int64, isWhole bool) any {
	if !isWhole {
		return nil
	}
	return strconv.FormatInt(whole, 10)
}

// A duration as Go writes it again, and its nanoseconds.
func duration(text string) (any, error) {
	parsed, err := time.ParseDuration(text)
	if err != nil {
		return nil, err
	}
	return []string{parsed.String(), strconv.FormatInt(int64(parsed), 10)}, nil
}
