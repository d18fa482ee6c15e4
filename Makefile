# Called by `sam build` for every function of template.yaml: all of them are one executable, told apart by
# ANNOTATIONS_HANDLER. Deployments are made with the official AWS packages, never with the stand-ins.
#
#   REDGREEN_ARCHITECTURE=arm64 sam build     and deploy with the parameter Architecture=arm64
#   REDGREEN_AOT=true sam build               Native AOT; needs a compiler for the target, so build on Amazon Linux 2023
REDGREEN_ARCHITECTURE ?= x86_64
REDGREEN_AOT ?= false
runtime-x86_64 = linux-x64
runtime-arm64 = linux-arm64
runtime = $(runtime-$(REDGREEN_ARCHITECTURE))

build-%:
	$(if $(runtime),,$(error REDGREEN_ARCHITECTURE is '$(REDGREEN_ARCHITECTURE)'; it can be x86_64 or arm64))
	dotnet publish src/RedGreen.Functions -c Release -r $(runtime) --self-contained $(REDGREEN_AOT) -p:RedGreenAot=$(REDGREEN_AOT) -p:AwsPackages=official -o "$(ARTIFACTS_DIR)"
