#!/usr/bin/env bash
# Generates a client from the API's document with each generator, compiles it strictly, and lets it upload, train, watch,
# predict and fail against a running service. Needs the service's jar (mvn package), JDK 25, Maven, Node.js 20 or newer and
# npm; Chromium, Python and Go are left out, with a word, where they or their packages are missing.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
project=$(cd "$here/../.." && pwd)
work=${CLIENTS_WORK:-$project/target/clients}
specification=$project/api-spec/openapi.yaml
table=$project/src/main/resources/samples/iris.csv
expected=$'succeeded true setosa\n422 invalid_request /instances/0/sepal_length'
rm -rf "$work" && mkdir -p "$work" && cd "$work"

fail() { echo "clients: $*" >&2; exit 1; }
quietly() { "$@" >"$work/log" 2>&1 || { tail -n 40 "$work/log" >&2; fail "'$*' failed"; }; }
left_out=()

# The page shows what runs here.
node - "$here" "$project/src/docs/clients.md" <<'JS' || fail 'src/docs/clients.md and src/clients differ; copy the changed program into the page'
const { readFileSync } = require('node:fs');
const [, , here, page] = process.argv;
const text = readFileSync(page, 'utf8');
const programs = ['java/Iris.java', 'openapi-fetch/iris.ts', 'hey-api/iris.ts', 'typescript-fetch/iris.ts', 'python/iris.py', 'go/main.go', 'kotlin/program/Iris.kt', 'kotlin/pom.xml', 'model/predict.ts'];
process.exit(programs.every((program) => text.includes(readFileSync(`${here}/${program}`, 'utf8'))) ? 0 : 1);
JS

jdk=${JAVA_25_HOME:-$(sed -n 1p "$project/target/java-in-use.txt" 2>/dev/null || true)}
java=java
[[ -n $jdk && -x $jdk/bin/java ]] && java=$jdk/bin/java
if ! "$java" -version 2>&1 | grep -q 'version "25'; then
  for candidate in /usr/lib/jvm/*25*; do
    [[ -x $candidate/bin/java ]] && jdk=$candidate && java=$candidate/bin/java
  done
fi
"$java" -version 2>&1 | grep -q 'version "25' || fail 'no JDK 25 is found; set JAVA_25_HOME'
export JAVA_HOME=${jdk:-${JAVA_HOME:-}}

jar=$(ls "$project"/target/mlp-service-*.jar | grep -v -e sources -e javadoc | head -n 1)
"$java" --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED -jar "$jar" --server.port=0 \
  --mlp.data-directory="$work/data" >"$work/service.log" 2>&1 &
service=$! later=
trap 'kill $service $later 2>/dev/null || true' EXIT
for _ in $(seq 240); do
  port=$(sed -nE 's/.*Tomcat started on port ([0-9]+).*/\1/p' "$work/service.log")
  [[ -n $port ]] && break
  kill -0 $service 2>/dev/null || { tail -n 40 "$work/service.log" >&2; fail 'the service did not start'; }
  sleep 0.5
done
[[ -n $port ]] || fail 'the service did not start within two minutes'
address=http://127.0.0.1:$port

node "$here/later.mjs" "$address" >"$work/later" &
later=$!
until grep -q http "$work/later"; do kill -0 $later || fail 'the later service did not start'; sleep 0.5; done
later_address=$(head -n 1 "$work/later")

# Each program runs against the service, and against one that knows more than the document.
expect() {
  local language=$1 answer place
  shift
  for place in "$address" "$later_address"; do
    answer=$("${@/#ADDRESS/$place}" 2>"$work/log") || { cat "$work/log" >&2; fail "$language did not run at $place"; }
    [[ ${answer/True/true} == "$expected" ]] || fail "$language answered '$answer' at $place"
  done
  grep -q '^stop_reason$' "$work/later" || fail 'the later service knows no more than the document'
  echo "clients: $language uploads, trains, watches, predicts and reads a problem, and copes with what later versions add."
}

quietly mvn -B -ntp -q -f "$project/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=org.openapitools:openapi-generator-cli:7.25.0 -DoutputDirectory="$work"
generate() {
  local folder=$1
  shift
  quietly "$java" -XX:TieredStopAtLevel=1 -jar "$work/openapi-generator-cli-7.25.0.jar" generate -i "$specification" \
    -o "$folder" "$@"
}

cp "$here/package.json" "$here/tsconfig.json" .
quietly npm install --no-package-lock --no-audit --no-fund
bin=$work/node_modules/.bin
quietly "$bin/redocly" lint --extends recommended "$specification"
echo 'extends: ["spectral:oas"]' >spectral.yaml
quietly "$bin/spectral" lint -r spectral.yaml --fail-severity warn "$specification"
echo 'clients: redocly and spectral accept the document.'

cp -r "$here/openapi-fetch" "$here/hey-api" "$here/typescript-fetch" .
quietly "$bin/openapi-typescript" "$specification" -o openapi-fetch/api.d.ts
quietly "$bin/openapi-ts" -i "$specification" -o hey-api/api
generate typescript-fetch/api -g typescript-fetch
quietly "$bin/tsc" -p .
for language in openapi-fetch hey-api typescript-fetch; do
  quietly "$bin/esbuild" $language/iris.ts --bundle --platform=node --format=esm --outfile=$language/iris.mjs
  expect $language node $language/iris.mjs ADDRESS "$table"
done

cp -r "$here/model" .
quietly "$bin/openapi-typescript" "$address/api/v1/models/iris-openapi-fetch@1/openapi.json" -o model/model.d.ts
quietly "$bin/tsc" -p .
quietly "$bin/esbuild" model/predict.ts --bundle --platform=node --format=esm --outfile=model/predict.mjs
answer=$(node model/predict.mjs "$address")
[[ $answer == 'setosa true 1' ]] || fail "the typed client of a model answered '$answer'"
echo "clients: a client of a model's own document predicts."

if chromium=$(command -v chromium || command -v google-chrome); then
  cp -r "$here/browser" .
  quietly node browser/check.mjs "$address" "$project/src/docs/predict.html" "$chromium"
  echo 'clients: a page of another port predicts in Chromium, and a page of a foreign origin can do nothing.'
  quietly node browser/onnx.mjs "$address" iris-openapi-fetch node_modules/onnxruntime-web/dist \
    "$project/src/docs/export.md" "$chromium"
  echo 'clients: the page of an exported ONNX model predicts in Chromium as the service does.'
else
  left_out+=('Chromium')
fi

for library in native restclient; do
  generate java-$library -g java --library $library --additional-properties invokerPackage=io.mlpservice.client,apiPackage=io.mlpservice.client.api,modelPackage=io.mlpservice.client.model
  (cd java-$library && quietly mvn -B -ntp -q -Dmaven.test.skip=true -Dmaven.javadoc.skip=true -Dmaven.source.skip=true \
    package org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DincludeScope=runtime)
  echo "clients: java ($library) compiles."
done
expect 'java (native)' "$java" -cp "java-native/target/*:java-native/target/dependency/*" "$here/java/Iris.java" ADDRESS "$table"

generate python -g python --additional-properties packageName=mlp_service
if python3 -m venv venv >/dev/null 2>&1 && venv/bin/pip install -q --disable-pip-version-check --retries 0 \
  'pydantic==2.13.5' 'urllib3>=2.7.0,<3' 'python-dateutil>=2.8.2' >"$work/log" 2>&1; then
  PYTHONPATH=python expect python venv/bin/python "$here/python/iris.py" ADDRESS "$table"
else
  left_out+=(python)
fi

generate go/mlpservice -g go --additional-properties enumClassPrefix=true,disallowAdditionalPropertiesIfNotPresent=false,packageName=mlpservice,withGoMod=false
if command -v go >/dev/null; then
  rm -rf go/mlpservice/test && cp "$here/go/main.go" go/ && printf 'module example.com/iris\n\ngo 1.19\n' >go/go.mod
  (cd go && quietly env GOPROXY=off GOFLAGS=-mod=mod go vet .)
  expect go env -C go GOPROXY=off go run . ADDRESS "$table"
else
  left_out+=(go)
fi

cp -r "$here/kotlin" .
generate kotlin/client -g kotlin --library jvm-okhttp4 --additional-properties serializationLibrary=jackson,packageName=io.mlpservice.client
(cd kotlin && quietly mvn -B -ntp -q compile org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DincludeScope=runtime)
expect kotlin "$java" -cp "kotlin/target/classes:kotlin/target/dependency/*" IrisKt ADDRESS "$table"

((${#left_out[@]} == 0)) || printf 'clients: left out: %s\n' "${left_out[@]}"
