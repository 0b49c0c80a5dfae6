module local-path-provisioner

go 1.24

require github.com/rancher/local-path-provisioner v0.0.30

tool github.com/rancher/local-path-provisioner
