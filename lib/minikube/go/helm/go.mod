module helm

go 1.24

require helm.sh/helm/v3 v3.18.6

tool helm.sh/helm/v3/cmd/helm
