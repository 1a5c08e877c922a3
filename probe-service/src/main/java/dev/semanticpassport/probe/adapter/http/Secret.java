package dev.semanticpassport.probe.adapter.http;

/** A secret looked up by name. */
sealed interface Secret {

    record Here(String value) implements Secret {
        /** Without the value: a record's text ends up in logs. */
        @Override
        public String toString() {
            return "Here[…]";
        }
    }

    /**
     * @param what why it cannot be used, with its name at most
     */
    record Missing(String what) implements Secret {}
}
