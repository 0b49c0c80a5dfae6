module coredns

go 1.24

require github.com/coredns/coredns v1.10.1

tool github.com/coredns/coredns
