module crictl

go 1.24

require github.com/kubernetes-sigs/cri-tools v1.30.0

// The module is served under its vanity address only, while its go.mod declares the GitHub one.
replace github.com/kubernetes-sigs/cri-tools => sigs.k8s.io/cri-tools v1.30.0

tool github.com/kubernetes-sigs/cri-tools/cmd/crictl
