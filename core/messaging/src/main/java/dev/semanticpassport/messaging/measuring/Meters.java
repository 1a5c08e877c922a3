package dev.semanticpassport.messaging.measuring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Registers figures under their name, unit and description. Asked twice for the same labels it
 * returns the same meter, and a meter is shown, at 0, from the moment at which it is registered.
 */
public final class Meters {
    private final MeterRegistry registry;

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * @param labels names and values in turn
     */
    public Counter counter(Measured measured, String... labels) {
        Figure figure = measured.figure();
        return Counter.builder(figure.key())
                .description(figure.description())
                .baseUnit(baseUnit(figure))
                .tags(labels)
                .register(registry);
    }

    /** Registers a figure that is read when somebody looks; it is kept alive by that. */
    public void gauge(Measured measured, Supplier<Number> value, String... labels) {
        Figure figure = measured.figure();
        Gauge.builder(figure.key(), value)
                .description(figure.description())
                .baseUnit(baseUnit(figure))
                .tags(labels)
                .strongReference(true)
                .register(registry);
    }

    /** A timer without a histogram: count, sum and maximum. */
    public Timer timer(Measured measured, String... labels) {
        return timer(measured, new Duration[0], labels);
    }

    /**
     * @param bounds upper bounds of the histogram's buckets, ascending
     */
    public Timer timer(Measured measured, Duration[] bounds, String... labels) {
        Figure figure = measured.figure();
        return Timer.builder(figure.key())
                .description(figure.description())
                .serviceLevelObjectives(bounds)
                .tags(labels)
                .register(registry);
    }

    /**
     * @param bounds upper bounds of the histogram's buckets, ascending
     */
    public DistributionSummary summary(Measured measured, double[] bounds, String... labels) {
        Figure figure = measured.figure();
        return DistributionSummary.builder(figure.key())
                .description(figure.description())
                .baseUnit(baseUnit(figure))
                .serviceLevelObjectives(bounds)
                .tags(labels)
                .register(registry);
    }

    /** Micrometer writes the unit into the name; we want that of seconds alone. */
    private static @Nullable String baseUnit(Figure figure) {
        return figure.unit().equals(Figure.SECONDS) ? Figure.SECONDS : null;
    }
}
