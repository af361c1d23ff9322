#!/bin/sh
# Builds and starts the composed stack, trains a model of iris, asks it for predictions, restarts the service and checks
# that the very same predictions come back. Whatever happens, the stack is taken down again with all that it kept.
# Needs Docker with compose, and curl.
set -eu
cd "$(dirname "$0")/.."

if docker compose version >/dev/null 2>&1; then compose='docker compose'; else compose=docker-compose; fi
work=$(mktemp -d)
# Port 0 lets Docker choose a free one.
printf 'POSTGRES_PASSWORD=smoke-%s\nMLP_PORT=0\n' "$$" >"$work/env"
stack() { $compose --project-name "mlp-smoke-$$" --env-file "$work/env" --file docker/compose.yaml "$@"; }

finish() {
  status=$?
  trap - EXIT
  [ "$status" -eq 0 ] || stack logs --tail=100 || true
  stack down --volumes --timeout 20 >"$work/down.log" 2>&1 || cat "$work/down.log"
  rm -rf "$work"
  exit "$status"
}
trap finish EXIT
trap 'exit 1' INT TERM

say() { echo "smoke: $* ($(($(date +%s) - began)) s)"; }
fail() { echo "smoke: FAILED: $*" >&2; exit 1; }
field() { printf '%s' "$2" | tr -d '\n' | grep -o "\"$1\": *\"[^\"]*\"" | head -n 1 | cut -d '"' -f 4; }
expect() { printf '%s' "$2" | grep -q -- "$1" || fail "expected $1 in: $2"; }
key=
call() {
  curl --silent --show-error --fail-with-body --max-time 60 ${key:+--header "Authorization: Bearer $key"} "$@" ||
    fail "curl $*"
}
status() { curl --silent --output /dev/null --write-out '%{http_code}' --max-time 60 "$@" || true; }

wait_until_healthy() {
  tries=0
  until [ "$(docker inspect --format '{{.State.Health.Status}}' "$(stack ps -q service)")" = healthy ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 180 ] || fail 'the service did not become healthy within three minutes'
    sleep 1
  done
  api=http://$(stack port service 8080)
  expect '"UP"' "$(call "$api/actuator/health/readiness")"
  api=$api/api/v1
}

predict() {
  call -H 'Content-Type: application/json' "$api/models/iris/predict" -d '{"instances": [
    {"sepal_length": 5.1, "sepal_width": 3.5, "petal_length": 1.4, "petal_width": 0.2},
    {"sepal_length": 6.7, "sepal_width": 3.0, "petal_length": 5.2, "petal_width": 2.3}]}'
}

began=$(date +%s)
stack build >"$work/build.log" 2>&1 || { cat "$work/build.log"; fail 'the image does not build'; }
say 'image built'
stack up --detach >"$work/up.log" 2>&1 || { cat "$work/up.log"; fail 'the stack does not start'; }
wait_until_healthy
say 'service healthy'

dataset=$(call -F file=@src/main/resources/samples/iris.csv "$api/datasets")
expect '"row_count": *150' "$dataset"
job=$(call -H 'Content-Type: application/json' "$api/training-jobs" \
  -d "{\"dataset_id\": \"$(field id "$dataset")\", \"model_name\": \"iris\"}")
id=$(field id "$job")
tries=0
until [ "$(field state "$job")" = succeeded ]; do
  case $(field state "$job") in failed | cancelled) fail "the training job ended badly: $job" ;; esac
  tries=$((tries + 1))
  [ "$tries" -lt 120 ] || fail "the training job did not end within two minutes: $job"
  sleep 1
  job=$(call "$api/training-jobs/$id")
done
[ -n "$(field model_id "$job")" ] || fail "the finished job names no model: $job"
say 'model trained'

before=$(predict)
expect '"label": *"setosa".*"label": *"virginica"' "$before"
expect '"probabilities"' "$before"
stack restart --timeout 40 service >"$work/restart.log" 2>&1 || { cat "$work/restart.log"; fail 'no restart'; }
wait_until_healthy
after=$(predict)
[ "$before" = "$after" ] || fail "the restarted service predicts otherwise:
$before
$after"
say 'same predictions after a restart'

stack --file docker/compose.keys.yaml up --detach >"$work/keys.log" 2>&1 || { cat "$work/keys.log"; fail 'no keys'; }
wait_until_healthy
code=$(status "$api/models")
[ "$code" = 401 ] || fail "without a key the models were answered with $code instead of 401"
code=$(status -H 'Authorization: Bearer mlp_none_wrong' "$api/models")
[ "$code" = 401 ] || fail "with a wrong key the models were answered with $code instead of 401"
key=$(stack exec -T service cat /data/admin-key)
expect '"name": *"iris"' "$(call "$api/models")"
after=$(predict)
[ "$before" = "$after" ] || fail "the service predicts otherwise with keys:
$before
$after"
say 'keys asked for, and taken'
echo 'smoke: passed'
