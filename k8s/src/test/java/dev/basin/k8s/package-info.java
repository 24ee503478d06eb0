/** What the manifests say is held against the Kubernetes API, against themselves, and against the services as packaged. */
package dev.basin.k8s;
