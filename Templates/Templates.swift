// Gives the folder its Swift module; the templates are embedded as PackageResources.
