package dev.semanticpassport.probe.adapter;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service: {@code java -jar target/quarkus-app/quarkus-run.jar}. */
@QuarkusMain
public class ProbeServiceMain {

    public static void main(String[] args) {
        Quarkus.run(args);
    }
}
