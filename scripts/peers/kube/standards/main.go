// Standards answers what the PodSecurity admission of an API server makes of pods.
//
//	kube-standards < questions
//
// Every line is a question, as JSON: {"pod", "level", "version", "minor"} or {"labels"}. Each gets one line on standard
// output, in their order: {"message"}, which is empty for a pod that may be, or {"enforce", "audit", "warn", "problems"}.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

type question struct {
	Pod     corev1.Pod        `json:"pod"`
	Level   string            `json:"level"`
	Version string            `json:"version"`
	Minor   int               `json:"minor"`
	Labels  map[string]string `json:"labels"`
}

func main() {
	decoder := json.NewDecoder(bufio.NewReader(os.Stdin))
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for decoder.More() {
		var asked question
		must(decoder.Decode(&asked))
		must(encoder.Encode(answered(asked)))
	}
}

func answered(asked question) map[string]any {
	if asked.Labels != nil {
		return standards(asked.Labels)
	}
	level, err := api.ParseLevel(asked.Level)
	must(err)
	version, err := api.ParseVersion(asked.Version)
	must(err)
	server := api.MajorMinorVersion(1, asked.Minor)
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), &server)
	must(err)
	asks := api.LevelVersion{Level: level, Version: version}
	result := policy.AggregateCheckResults(evaluator.EvaluatePod(asks, &asked.Pod.ObjectMeta, &asked.Pod.Spec))
	if result.Allowed {
		return map[string]any{"message": ""}
	}
	return map[string]any{"message": fmt.Sprintf("violates PodSecurity %q: %s", asks.String(), result.ForbiddenDetail())}
}

func standards(labels map[string]string) map[string]any {
	lax := api.LevelVersion{Level: api.LevelPrivileged, Version: api.LatestVersion()}
	found, errs := api.PolicyToEvaluate(labels, api.Policy{Enforce: lax, Audit: lax, Warn: lax})
	problems := []string{}
	for _, err := range errs {
		problems = append(problems, err.Error())
	}
	return map[string]any{
		"enforce": found.Enforce.String(), "audit": found.Audit.String(), "warn": found.Warn.String(), "problems": problems,
	}
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
