package canopy.editing;

import canopy.changes.Complaints;
import canopy.manage.Subaccount;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** New values of some settings. */
final class Values {

    private final Map<Setting<?>, Object> values = new LinkedHashMap<>();

    /** Reads texts of fields; what is wrong with one is noted, and it has no value then. */
    static Values read(Map<Setting<?>, String> texts, Complaints complaints) {
        Values values = new Values();
        texts.forEach((setting, text) -> values.read(setting, text, complaints));
        return values;
    }

    <T> void put(Setting<T> setting, T value) {
        values.put(setting, value);
    }

    boolean has(Setting<?> setting) {
        return values.containsKey(setting);
    }

    /** Whether money follows: Rates rescale the balance, and AutoQuota lets more of it be spent without anybody asking. */
    boolean moveMoney() {
        return has(Settings.RATES) || has(Settings.AUTO_QUOTA);
    }

    Set<Setting<?>> settings() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** The new value, null when there is none. */
    @SuppressWarnings("unchecked") // What stands under a setting was put there by it.
    <T> @Nullable T get(Setting<T> setting) {
        return (T) values.get(setting);
    }

    /** The new value, else the present one; null when upstream does not tell that. */
    <T> @Nullable T of(Setting<T> setting, Subaccount present) {
        T value = get(setting);
        return value == null ? setting.present().apply(present) : value;
    }

    /** The new value as its field shows it; empty when there is none. */
    <T> String text(Setting<T> setting) {
        T value = get(setting);
        return value == null ? "" : setting.writing().write(value);
    }

    private <T> void read(Setting<T> setting, String text, Complaints complaints) {
        T value = complaints.value(setting.name(), setting.read(text));
        if (value != null) {
            put(setting, value);
        }
    }
}
