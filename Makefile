# Each target is one line over the command line of lib/cli; `make help` lists them.

# What may be chosen: `make deploy ENV=prod`. ENV is not taken from the environment, where shells use it for their own.
ENV          = dev
NAMESPACE   ?= todo
DRIVER      ?= auto
BACKEND_DIR ?= backend
FRONTEND_DIR ?= frontend

TODO     = node $(if $(VERBOSE),--enable-source-maps) --require ./lib/support/swc-register.cjs lib/cli/main.ts $(if $(VERBOSE),--verbose)
SOURCES  = --backend-dir '$(BACKEND_DIR)' --frontend-dir '$(FRONTEND_DIR)'
OWN      = $(if $(USE_DOCKERFILE),--use-dockerfile '$(USE_DOCKERFILE)')
SETTINGS = --env '$(ENV)' --namespace '$(NAMESPACE)' --driver '$(DRIVER)' $(SOURCES) $(OWN)
IN       = --namespace '$(NAMESPACE)'
FORMAT   = $(if $(OUTPUT),--output '$(OUTPUT)')
JEST     = node_modules/.bin/jest
PLAYWRIGHT = node_modules/.bin/playwright
# Parts run side by side, each one's output in one piece where make can do that.
SYNC     = $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
# Longest time for one cluster test, in ms: a first deploy builds the cluster's programs and every image.
PATIENCE = 3600000
MODULES  = node_modules/.package-lock.json

.DEFAULT_GOAL := help
.PHONY: help deploy inspect verify status logs forward scale dashboard doctor synth render package push stop destroy test e2e bench compose-up compose-down
.PHONY: lint node test-infrastructure test-backend test-frontend test-application backend-tools frontend-build

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

deploy: $(MODULES) ## from source to running in Minikube; ENV=dev|prod DRIVER=auto|docker|podman|none BACKEND_DIR= FRONTEND_DIR= USE_DOCKERFILE=backend|frontend|both NAMESPACE=
	@$(TODO) deploy $(SETTINGS)

inspect: $(MODULES) ## show what was found in the source folders; BACKEND_DIR= FRONTEND_DIR= USE_DOCKERFILE= OUTPUT=json
	@$(TODO) inspect $(SOURCES) $(OWN) $(FORMAT)

verify: $(MODULES) ## check the specification's acceptance list on what runs; TARGET=cluster|compose BACKEND_DIR= FRONTEND_DIR= NAMESPACE= OUTPUT=json
	@$(TODO) verify $(SETTINGS) $(if $(TARGET),--target '$(TARGET)') $(FORMAT)

status: $(MODULES) ## show cluster, images, pods, addresses, model and settings; OUTPUT=json
	@$(TODO) status $(SETTINGS) $(FORMAT)

logs: $(MODULES) ## show the logs of all pods; PART=backend|frontend|database FOLLOW=1
	@$(TODO) logs $(PART) $(IN) $(if $(FOLLOW),--follow)

forward: $(MODULES) ## restart the forward from localhost to the Services
	@$(TODO) forward $(IN)

scale: $(MODULES) ## run N=3 replicas of backend and frontend
	@$(TODO) scale $(IN) $(N)

dashboard: $(MODULES) ## open Minikube's dashboard
	@$(TODO) dashboard

doctor: $(MODULES) ## check machine, settings, ports and cluster; OUTPUT=json
	@$(TODO) doctor $(SETTINGS) $(FORMAT)

synth: $(MODULES) ## write everything in dist; needs no cluster; ENV= BACKEND_DIR= FRONTEND_DIR= USE_DOCKERFILE=
	@$(TODO) synth $(SETTINGS)

render: $(MODULES) ## print what a chart's code makes of values, without Helm; CHART=todo-backend VALUES=file.yaml RELEASE=name
	@$(TODO) render $(IN) $(SOURCES) $(if $(VALUES),--values '$(VALUES)') $(if $(RELEASE),--release '$(RELEASE)') '$(CHART)'

compose-up: $(MODULES) ## from source to running in Docker, by Docker Compose; BACKEND_DIR= FRONTEND_DIR= USE_DOCKERFILE= NAMESPACE=
	@$(TODO) compose-up $(SETTINGS)

compose-down: $(MODULES) ## end the containers of compose-up; data stay, VOLUMES=1 removes them
	@$(TODO) compose-down $(IN) $(if $(VOLUMES),--volumes)

package: $(MODULES) ## write the charts as archives, the same bytes each time; needs no cluster
	@$(TODO) package $(SOURCES)

push: $(MODULES) ## push the charts to an OCI registry; REGISTRY=oci://registry.example/charts PLAIN_HTTP=1
	@$(TODO) push $(SOURCES) $(REGISTRY) $(if $(PLAIN_HTTP),--plain-http)

stop: $(MODULES) ## end the forward and stop the cluster; data stay
	@$(TODO) stop

destroy: $(MODULES) ## dump every database, then delete the cluster; YES=1 does not ask, DUMP=no loses the data
	@$(TODO) destroy $(IN) $(if $(YES),--yes) $(if $(filter no,$(DUMP)),--no-dump)

test: $(MODULES) ## every test that needs no cluster
	@$(MAKE) --no-print-directory --jobs=2 --keep-going $(SYNC) test-infrastructure test-backend test-frontend test-application

test-infrastructure: lint
	@node_modules/.bin/tsc --noEmit
	@$(JEST) --ci

test-backend: backend-tools
	@backend/scripts/test

test-frontend: frontend-build
	@frontend/scripts/test

# The whole application as local processes, in a browser.
test-application: backend-tools frontend-build
	@$(PLAYWRIGHT) test --config test/browser

backend-tools:
	@backend/scripts/install

frontend-build:
	@frontend/scripts/install
	@frontend/scripts/build

e2e: $(MODULES) ## the tests that need the cluster; they make and use the one of `make deploy`
	@$(JEST) --ci --verbose --runInBand --roots test/cluster --testPathIgnorePatterns /node_modules/ --testTimeout $(PATIENCE)

bench: $(MODULES) ## measure synthesis beside other ways, and the deployed chat beside a bare agent loop; PART=synth|chat
	@$(TODO) bench $(IN) $(SOURCES) $(if $(PART),--part '$(PART)')

lint: $(MODULES) ## eslint and prettier
	@node_modules/.bin/eslint .
	@node_modules/.bin/prettier --check --log-level=warn .

$(MODULES): package-lock.json | node
	@npm ci --no-audit --no-fund
	@touch $@

node:
	@node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null \
	  || { echo "× NODE_MISSING: found Node.js $$(node --version 2>/dev/null || echo nowhere on PATH)" >&2; \
	       echo "  needed: Node.js 20.19 or newer, with npm" >&2; \
	       echo "  mend:   install it from https://nodejs.org or with your package manager, then repeat the command" >&2; exit 2; }
