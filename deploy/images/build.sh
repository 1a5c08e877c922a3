#!/bin/sh
# Builds the images of the three services. ENGINE=podman where Docker is not at hand; REGISTRY=registry.example.org/
# (with the slash) names them for a registry and pushes them there.
set -eu
cd "$(dirname "$0")/../.."
engine=${ENGINE:-docker}
registry=${REGISTRY:-}
version=${VERSION:-0.1.0-SNAPSHOT}
services="passport-service probe-service scoring-service"

./mvnw -q -DskipTests -pl "$(echo "$services" | tr ' ' ',')" -am package
for service in $services; do
  image="${registry}semantic-passport/$service:$version"
  "$engine" build --file deploy/images/Containerfile --build-arg SERVICE="$service" --build-arg VERSION="$version" \
    --tag "$image" .
  if [ -n "$registry" ]; then
    "$engine" push "$image"
  fi
done
