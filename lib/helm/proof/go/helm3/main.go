// Renders charts as `helm template` does, many in one process: requests come in and results go out as lines of JSON.
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"

	"helm.sh/helm/v3/pkg/action"
	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/release"
	"helm.sh/helm/v3/pkg/releaseutil"
	"sigs.k8s.io/yaml"
)

type request struct {
	// Chart is the chart's folder, Values the text of a values file.
	Chart, Release, Namespace, Values string
}

type result struct {
	// Manifest is what `helm template --skip-tests` prints.
	Manifest  string     `json:"manifest"`
	Documents []document `json:"documents"`
	Error     string     `json:"error,omitempty"`
}

// document is one object of the manifest, read as Helm reads it before it sends it to Kubernetes.
type document struct {
	// Source is the template file, with the chart's name as its folder.
	Source string          `json:"source"`
	Object json.RawMessage `json:"object"`
}

func main() {
	in, out := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	charts := map[string]*chart.Chart{}
	for in.More() {
		var wanted request
		if err := in.Decode(&wanted); err != nil {
			log.Fatal(err)
		}
		answer, err := render(charts, wanted)
		if err != nil {
			answer = result{Error: err.Error()}
		}
		if err := out.Encode(answer); err != nil {
			log.Fatal(err)
		}
	}
}

func render(charts map[string]*chart.Chart, wanted request) (result, error) {
	loaded, err := load(charts, wanted.Chart)
	if err != nil {
		return result{}, err
	}
	values, err := chartutil.ReadValues([]byte(wanted.Values))
	if err != nil {
		return result{}, err
	}
	install := action.NewInstall(&action.Configuration{Log: func(string, ...interface{}) {}})
	install.DryRun = true
	install.ClientOnly = true
	install.Replace = true
	install.ReleaseName = wanted.Release
	install.Namespace = wanted.Namespace
	rendered, err := install.Run(loaded, values)
	if err != nil {
		return result{}, err
	}
	manifest := manifestOf(rendered)
	documents, err := documentsOf(manifest)
	return result{Manifest: manifest, Documents: documents}, err
}

// manifestOf puts the release's hooks behind its other objects, but for the tests: those are no part of the proof.
func manifestOf(rendered *release.Release) string {
	text := strings.TrimSpace(rendered.Manifest) + "\n"
	for _, hook := range rendered.Hooks {
		if !slices.Contains(hook.Events, release.HookTest) {
			text += fmt.Sprintf("---\n# Source: %s\n%s\n", hook.Path, hook.Manifest)
		}
	}
	return text
}

// documentsOf refuses what Kubernetes would refuse to read, such as a key that comes twice.
func documentsOf(manifest string) ([]document, error) {
	documents := []document{}
	for _, text := range releaseutil.SplitManifests(manifest) {
		object, err := yaml.YAMLToJSONStrict([]byte(text))
		if err != nil {
			return nil, fmt.Errorf("%w in\n%s", err, text)
		}
		source, _, _ := strings.Cut(strings.TrimPrefix(text, "# Source: "), "\n")
		documents = append(documents, document{Source: source, Object: object})
	}
	return documents, nil
}

// load reads each chart once: rendering changes a chart only when it has dependencies.
func load(charts map[string]*chart.Chart, folder string) (*chart.Chart, error) {
	if known, ok := charts[folder]; ok {
		return known, nil
	}
	loaded, err := loader.Load(folder)
	if err != nil {
		return nil, err
	}
	charts[folder] = loaded
	return loaded, nil
}
