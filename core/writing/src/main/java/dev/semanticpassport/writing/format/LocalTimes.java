package dev.semanticpassport.writing.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads times as products print them: ISO 8601, or a date and an hour in some locale's order. */
final class LocalTimes {
    private static final Pattern PRINTED =
            Pattern.compile(
                    "(\\d{1,4})([./-])(\\d{1,2})\\2(\\d{1,4})\\.?,?(?: at| um| à| в)? +"
                            + "(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?: ?([AaPp])\\.?[Mm]\\.?)?");
    private static final int YEAR_DIGITS = 4;
    private static final int MONTHS = 12;
    private static final int HALF_DAY = 12;
    private static final int CENTURY = 100;

    private LocalTimes() {}

    private record Day(int year, int month, int day) {}

    /** The instant; null where the text is no time in a known form. */
    static @Nullable Instant parse(String text, ZoneId zone) {
        String plain = text.replace('\u202F', ' ').replace('\u00A0', ' ').strip();
        Instant iso = iso(plain, zone);
        if (iso != null) {
            return iso;
        }
        Matcher printed = PRINTED.matcher(plain);
        return printed.matches() ? printed(printed, zone) : null;
    }

    /** ISO 8601 with a zone, or without one and then in {@code zone}. */
    static @Nullable Instant iso(String text, ZoneId zone) {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(
                            text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime withZone
                    ? withZone.toInstant()
                    : LocalDateTime.from(time).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Instant printed(Matcher printed, ZoneId zone) {
        String half = printed.group(8);
        Day day = day(printed, half != null);
        int hour = Integer.parseInt(printed.group(5));
        if (half != null) {
            hour = hour % HALF_DAY + (half.equalsIgnoreCase("p") ? HALF_DAY : 0);
        }
        int minute = Integer.parseInt(printed.group(6));
        int second = printed.group(7) == null ? 0 : Integer.parseInt(printed.group(7));
        try {
            return LocalDateTime.of(day.year, day.month, day.day, hour, minute, second)
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Points mean day first; slashes with am and pm mean month first, else day first. */
    private static Day day(Matcher printed, boolean halves) {
        int first = Integer.parseInt(printed.group(1));
        int second = Integer.parseInt(printed.group(3));
        int third = Integer.parseInt(printed.group(4));
        if (printed.group(1).length() == YEAR_DIGITS) {
            return new Day(first, second, third);
        }
        int year = third < CENTURY ? 2000 + third : third;
        boolean slashes = printed.group(2).equals("/");
        boolean monthFirst = slashes && first <= MONTHS && (halves || second > MONTHS);
        return monthFirst ? new Day(year, first, second) : new Day(year, second, first);
    }
}
