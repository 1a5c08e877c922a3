#!/bin/sh
# Makes the secrets that the platform starts with, each of 32 random bytes, once:
#   deploy/secrets.sh local      | kubectl create -f -    for the overlay local
#   deploy/secrets.sh production | kubectl create -f -    for the overlay production, with BACKUP_KEY_ID and BACKUP_SECRET
#   deploy/secrets.sh compose                             for deploy/compose.yaml: writes deploy/.env
# `kubectl create`, not `apply`: it refuses to overwrite. A lost sealing key makes unreadable what authors stored.
set -eu
folder=$(cd "$(dirname "$0")" && pwd)

random() { openssl rand -base64 32; }
password() { openssl rand -hex 24; }

# secret NAME KEY VALUE [KEY VALUE]
secret() {
  printf -- '---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: %s\n  namespace: semantic-passport\nstringData:\n' "$1"
  shift
  while [ $# -gt 0 ]; do
    printf '  %s: "%s"\n' "$1" "$2"
    shift 2
  done
}

shared() {
  secret service-key service-key "$(random)"
  secret sealing-key sealing-key "$(random)"
}

case "${1:-}" in
  local)
    shared
    secret postgres-superuser password "$(password)"
    secret passport-db-app username passport password "$(password)"
    secret scoring-db-app username scoring password "$(password)"
    ;;
  production)
    : "${BACKUP_KEY_ID:?access key of the bucket for backups}" "${BACKUP_SECRET:?its secret}"
    shared
    secret backup-store access-key-id "$BACKUP_KEY_ID" secret-access-key "$BACKUP_SECRET"
    ;;
  compose)
    if [ -e "$folder/.env" ]; then
      echo "$folder/.env exists and stays as it is" >&2
      exit 1
    fi
    umask 077
    cat > "$folder/.env" <<END
PASSPORT_SERVICE_KEY=$(random)
PASSPORT_SEALING_KEY=$(random)
POSTGRES_PASSWORD=$(password)
PASSPORT_PASSWORD=$(password)
SCORING_PASSWORD=$(password)
GRAFANA_PASSWORD=$(password)
END
    ;;
  *)
    echo "usage: $0 local|production|compose" >&2
    exit 2
    ;;
esac
