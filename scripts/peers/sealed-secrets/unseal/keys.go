package main

import (
	"bytes"
	"crypto/rsa"
	"errors"
	"fmt"
	"maps"
	"os"

	"github.com/bitnami/sealed-secrets/pkg/crypto"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/client-go/util/cert"
	"k8s.io/client-go/util/keyutil"
)

// keyring holds private keys by the fingerprint of their public key, as the controller's registry does.
type keyring = map[string]*rsa.PrivateKey

const (
	// keyLabel and legacyName are how the controller finds its keys (pkg/controller: keys.go, main.go).
	keyLabel   = "sealedsecrets.bitnami.com/sealed-secrets-key"
	legacyName = "sealed-secrets-key"
)

func readKeys(files []string) (keyring, error) {
	if len(files) == 0 {
		return nil, errors.New("usage: unseal KEY... < documents")
	}
	keys := keyring{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		found, err := keysIn(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		maps.Copy(keys, found)
	}
	return keys, nil
}

func keysIn(text []byte) (keyring, error) {
	keys := keyring{}
	if bytes.HasPrefix(bytes.TrimSpace(text), []byte("-----BEGIN ")) {
		return keys, addKey(keys, text)
	}
	return keys, eachDocument(bytes.NewReader(text), func(document []byte) error {
		return addSecrets(keys, document)
	})
}

// addSecrets adds the keys of a Secret, or of a list as a backup by kubectl has it.
func addSecrets(keys keyring, document []byte) error {
	object, err := runtime.Decode(scheme.Codecs.UniversalDeserializer(), document)
	if err != nil {
		return err
	}
	switch found := object.(type) {
	case *corev1.List:
		for _, item := range found.Items {
			if err := addSecrets(keys, item.Raw); err != nil {
				return err
			}
		}
		return nil
	case *corev1.SecretList:
		for index := range found.Items {
			if err := addSecret(keys, &found.Items[index]); err != nil {
				return err
			}
		}
		return nil
	case *corev1.Secret:
		return addSecret(keys, found)
	default:
		return fmt.Errorf("a key is kept in a Secret, not in a %s", object.GetObjectKind().GroupVersionKind().Kind)
	}
}

// addSecret passes by what the controller passes by: a key whose label says anything but "active".
func addSecret(keys keyring, secret *corev1.Secret) error {
	label, labelled := secret.Labels[keyLabel]
	if labelled && label != "active" {
		return nil
	}
	if !labelled && secret.Name != legacyName {
		return fmt.Errorf("the controller does not find Secret %q: it has no label %s", secret.Name, keyLabel)
	}
	// The controller orders its keys by their certificates, and does not start without them.
	if _, err := cert.ParseCertsPEM(fieldOf(secret, corev1.TLSCertKey)); err != nil {
		return fmt.Errorf("Secret %q, %s: %w", secret.Name, corev1.TLSCertKey, err)
	}
	if err := addKey(keys, fieldOf(secret, corev1.TLSPrivateKeyKey)); err != nil {
		return fmt.Errorf("Secret %q, %s: %w", secret.Name, corev1.TLSPrivateKeyKey, err)
	}
	return nil
}

// fieldOf reads a value as it stands in the cluster, where stringData has become data.
func fieldOf(secret *corev1.Secret, name string) []byte {
	if text, ok := secret.StringData[name]; ok {
		return []byte(text)
	}
	return secret.Data[name]
}

func addKey(keys keyring, text []byte) error {
	parsed, err := keyutil.ParsePrivateKeyPEM(text)
	if err != nil {
		return err
	}
	key, ok := parsed.(*rsa.PrivateKey)
	if !ok {
		return fmt.Errorf("a key is RSA, not a %T", parsed)
	}
	fingerprint, err := crypto.PublicKeyFingerprint(&key.PublicKey)
	if err != nil {
		return err
	}
	keys[fingerprint] = key
	return nil
}
