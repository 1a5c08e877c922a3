package dev.semanticpassport.local.platform;

/** What a platform consists of, in the order in which it is started. */
public enum Part {
    DATABASE("database", "PostgreSQL: the truth about passports, verifications and answers"),
    BROKER("broker", "Kafka: hands out the work"),
    PASSPORT("passport-service", "passports, signatures, the log, verifications and reports"),
    PROBE("probe-service", "asks the models"),
    SCORING("scoring-service", "turns answers into evidence"),
    LAB("lab", "tiny real models behind the OpenAI chat API");

    private final String label;
    private final String does;

    Part(String label, String does) {
        this.label = label;
        this.does = does;
    }

    public String label() {
        return label;
    }

    /** What it is for, in a few words. */
    public String does() {
        return does;
    }
}
