package canopy.editing;

import canopy.values.Parsed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An allow list with one entry per line; without entries everything is allowed that the parent may use. */
record EntryLines(EntryKind kind) implements Writing<List<String>> {

    @Override
    public String write(List<String> entries) {
        // Upstream may write "no restriction" as a star of its own.
        return String.join(
                "\n", entries.stream().filter(entry -> !entry.equals("*")).toList());
    }

    @Override
    public Parsed<List<String>> read(String text) {
        Set<String> entries = new LinkedHashSet<>();
        for (Lines.Line line : Lines.of(text)) {
            String fault = kind.fault(line.text());
            if (fault != null) {
                return Parsed.wrong(fault, line.number(), line.text());
            }
            entries.add(line.text());
        }
        return Parsed.of(List.copyOf(entries));
    }
}
