# Called by `sam build` for every function of template.yaml: all of them are one executable, told apart by
# ANNOTATIONS_HANDLER. Deployments are made with the official AWS packages, never with the stand-ins.
build-%:
	dotnet publish src/RedGreen.Functions -c Release -r linux-x64 --self-contained false -p:AwsPackages=official -o "$(ARTIFACTS_DIR)"
