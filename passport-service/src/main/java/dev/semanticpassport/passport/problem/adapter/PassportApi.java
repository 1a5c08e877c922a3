package dev.semanticpassport.passport.problem.adapter;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;

/** The root of the REST interface. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Semantic Passport",
                        version = "1",
                        description =
                                "Passports of models, the signatures by which such a model is known"
                                        + " again, the append-only log of both, and verifications"
                                        + " of models against passports. Every error is"
                                        + " application/problem+json (RFC 9457) and names the field"
                                        + " to blame."))
public class PassportApi extends Application {}
