package canopy.sandbox;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** One page of a list; {@code number} starts at 1. */
record Page(int number, int size) {

    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    /** Sizes above the greatest are answered with the greatest, as the upstream does. */
    static Page of(Map<String, String> parameters, int usual, int greatest) {
        int number = whole(parameters.get("page"), "page", 1);
        int size = whole(parameters.get("size"), "size", usual);
        return new Page(Math.max(1, number), size < 1 ? usual : Math.min(size, greatest));
    }

    long[] of(long[] ids) {
        int from = (int) Math.min(ids.length, (number - 1L) * size);
        return Arrays.copyOfRange(ids, from, Math.min(ids.length, from + size));
    }

    HttpHeaders headers(int total) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-Total-Count", Integer.toString(total));
        headers.set("X-Page", Integer.toString(number));
        headers.set("X-Per-Page", Integer.toString(size));
        headers.set("X-Total-Pages", Integer.toString((total + size - 1) / size));
        return headers;
    }

    private static int whole(@Nullable String text, String name, int usual) {
        if (text == null || text.isBlank()) {
            return usual;
        }
        if (!WHOLE.matcher(text.strip()).matches()) {
            throw Refusal.badRequest(name + " must be a whole number");
        }
        return Integer.parseInt(text.strip());
    }
}
