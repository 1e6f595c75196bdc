package canopy.changes;

import canopy.manage.Subaccount;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records as JSON and back, for what the journal keeps beside an intent: before-images and answers. Amounts are exact
 * numbers, times are in UTC, and what is not known is left out. Whoever writes sees to it that no secret is in it.
 */
public final class Images {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addMixIn(Money.class, Amount.class)
            .addMixIn(AccountId.class, Id.class)
            .addMixIn(Dna.class, Path.class)
            .addMixIn(Subaccount.class, WithoutKey.class)
            .build();

    private Images() {}

    public static String write(Record image) {
        return JSON.writeValueAsString(image);
    }

    /** @throws tools.jackson.core.JacksonException when the text is no such image */
    public static <T extends Record> T read(String json, Class<T> type) {
        return JSON.readValue(json, type);
    }

    /** A part of a key is of no use to the journal, and is not kept there for good. */
    @JsonIgnoreProperties("partialKey")
    private abstract static class WithoutKey {}

    @SuppressWarnings("UnusedVariable") // Only its signature is read.
    private abstract static class Amount {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Amount(BigDecimal amount) {}

        @JsonValue
        abstract BigDecimal amount();
    }

    @SuppressWarnings("UnusedVariable") // Only its signature is read.
    private abstract static class Id {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Id(long value) {}

        @JsonValue
        abstract long value();
    }

    @SuppressWarnings("UnusedVariable") // Only its signature is read.
    private abstract static class Path {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Path(String path) {}

        @JsonValue
        abstract String path();
    }
}
