package dev.semanticpassport.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a field or an event means, in words for whoever writes or reads it by hand. The JSON Schemas
 * and the AsyncAPI document carry these texts, so that they cannot drift from the code.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Described {
    String value();
}
