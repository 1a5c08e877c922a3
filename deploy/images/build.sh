#!/bin/sh
# Builds the images of the three services by a container engine. ENGINE=podman where Docker is not at hand;
# REGISTRY=registry.example.org/ (with the slash) names them for a registry and pushes them there; JDK and BASE name
# other images to build from. Without an engine: `./passport images build`.
set -eu
cd "$(dirname "$0")/../.."
engine=${ENGINE:-docker}
registry=${REGISTRY:-}
version=${VERSION:-0.1.0-SNAPSHOT}
revision=$(git describe --always --dirty --abbrev=40 --exclude='*' 2>/dev/null || echo unknown)
created=$(TZ=UTC git log -1 --format=%cd --date=format-local:%Y-%m-%dT%H:%M:%SZ 2>/dev/null || echo 1970-01-01T00:00:01Z)

./mvnw -q -DskipTests -pl deploy/local -am package
for service in passport-service probe-service scoring-service; do
  image="${registry}semantic-passport/$service:$version"
  # the stage of all three is built once; the engine takes it from its cache afterwards
  "$engine" build --file deploy/images/Containerfile --build-arg SERVICE="$service" --build-arg VERSION="$version" \
    --build-arg REVISION="$revision" --build-arg CREATED="$created" \
    ${JDK:+--build-arg JDK="$JDK"} ${BASE:+--build-arg BASE="$BASE"} --tag "$image" .
  if [ -n "$registry" ]; then
    "$engine" push "$image"
  fi
done
