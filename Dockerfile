# Builds the service and everything it needs to run; see docker/compose.yaml for a whole stack.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
# The libraries, in a layer that stays as long as pom.xml does.
COPY pom.xml .
RUN mvn -B -ntp -q -DskipTests -Dspotless.check.skip -Dspring-boot.repackage.skip package
COPY src/main src/main
# Formatting and tests are the business of `mvn verify`.
RUN mvn -B -ntp -q -Dmaven.test.skip -Dspotless.check.skip package \
    && java -Djarmode=tools -jar target/mlp-service-*.jar extract --layers --destination layers \
    && mv layers/application/mlp-service-*.jar layers/application/mlp-service.jar
COPY docker/HealthCheck.java docker/
RUN javac -d health docker/HealthCheck.java

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /data --no-create-home mlp && install -d -o mlp /data
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/health/ health/
COPY docker/jvm.options ./
COPY --from=build /build/layers/application/ ./
# One start that stops before it listens, to keep the loaded classes for every later start. Linked classes cannot be
# kept as well while the vector module is an incubator.
RUN java @jvm.options -XX:AOTCacheOutput=mlp-service.aot -XX:-AOTClassLinking -Dspring.context.exit=onRefresh \
      -Dspring.datasource.url=jdbc:h2:mem:image -jar mlp-service.jar --logging.level.root=warn \
    && test -s mlp-service.aot

# The port is foreign to the container's own loopback address: publish it on 127.0.0.1 only.
ENV MLP_SECURITY_MODE=unprotected SERVER_ADDRESS=0.0.0.0 MLP_DATA_DIRECTORY=/data
USER 10001
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx16m", "-cp", "health", "HealthCheck"]
ENTRYPOINT ["java", "@jvm.options", "-XX:AOTCache=mlp-service.aot", "-jar", "mlp-service.jar"]
