package canopy.editing;

import canopy.manage.Subaccount.RateLimits;
import canopy.values.Parsed;
import canopy.values.Typed;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Limits of single models, one model per line: {@code gpt-4 rpm=30 tpm=90000}. */
final class ModelLimitLines implements Writing<Map<String, RateLimits>> {

    private static final String UNLIMITED = "unlimited";
    private static final Pattern MODEL =
            Pattern.compile("[^\\s\\p{Z}\\p{Cc}\\p{Cf},=-][^\\s\\p{Z}\\p{Cc}\\p{Cf},=]{0,199}");
    private static final Map<String, Function<RateLimits, @Nullable Long>> LIMITS = limits();

    @Override
    public String write(Map<String, RateLimits> byModel) {
        return byModel.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .filter(line -> line.contains("="))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public Parsed<Map<String, RateLimits>> read(String text) {
        Map<String, RateLimits> byModel = new LinkedHashMap<>();
        for (Lines.Line line : Lines.of(text)) {
            List<String> words = List.of(line.text().split("\\s+"));
            Map<String, Long> limits = numbers(words.subList(1, words.size()));
            if (!MODEL.matcher(words.getFirst()).matches() || limits.isEmpty()) {
                return Parsed.wrong("editing.model-limit.form", line.number(), line.text());
            }
            RateLimits read = rateLimits(limits);
            RateLimits other = byModel.put(words.getFirst(), read);
            if (other != null && !other.equals(read)) {
                return Parsed.wrong("editing.model-limit.twice", line.number(), line.text(), words.getFirst());
            }
        }
        return Parsed.of(Collections.unmodifiableMap(byModel));
    }

    private static String line(String model, RateLimits limits) {
        StringBuilder line = new StringBuilder(model);
        LIMITS.forEach((name, limit) -> {
            Long number = limit.apply(limits);
            if (number != null && number > 0) {
                line.append(' ').append(name).append('=').append(number == Writings.UNLIMITED ? UNLIMITED : number);
            }
        });
        return line.toString();
    }

    /** What the words say, and nothing at all when one of them cannot be read or comes twice. */
    private static Map<String, Long> numbers(List<String> words) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (String word : words) {
            String[] sides = word.toLowerCase(Locale.ROOT).split("=", 2);
            Long number = sides.length < 2 ? null : number(sides[1]);
            if (number == null || !LIMITS.containsKey(sides[0]) || numbers.put(sides[0], number) != null) {
                return Map.of();
            }
        }
        return numbers;
    }

    private static @Nullable Long number(String text) {
        if (text.equals(UNLIMITED)) {
            return Writings.UNLIMITED;
        }
        return Typed.whole(text).where(number -> number > 0, "").value();
    }

    private static RateLimits rateLimits(Map<String, Long> limits) {
        return new RateLimits(
                limits.get("rpm"),
                limits.get("rph"),
                limits.get("rpd"),
                limits.get("tpm"),
                limits.get("tph"),
                limits.get("tpd"));
    }

    private static Map<String, Function<RateLimits, @Nullable Long>> limits() {
        Map<String, Function<RateLimits, @Nullable Long>> limits = new LinkedHashMap<>();
        limits.put("rpm", RateLimits::rpm);
        limits.put("rph", RateLimits::rph);
        limits.put("rpd", RateLimits::rpd);
        limits.put("tpm", RateLimits::tpm);
        limits.put("tph", RateLimits::tph);
        limits.put("tpd", RateLimits::tpd);
        return limits;
    }
}
