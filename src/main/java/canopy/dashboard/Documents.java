package canopy.dashboard;

import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** What was read, as JSON in our own field names. Amounts are text, so that no digit is lost; what is null is left out. */
final class Documents {

    /** What one column of either database takes, with room to spare. */
    static final int LONGEST = 900_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(module())
            .changeDefaultPropertyInclusion(present -> present.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Documents() {}

    static String write(Object value) {
        return Columns.text(JSON.writeValueAsString(value));
    }

    /** @throws JacksonException when the document has another form */
    static <T> T read(String document, TypeReference<T> form) {
        return JSON.readValue(document, form);
    }

    /** The members of somebody's JSON object, each value as text; none where it is no object. */
    static Map<String, String> members(String text) {
        Map<String, String> members = new LinkedHashMap<>();
        if (text.startsWith("{")) {
            try {
                JSON.readTree(text)
                        .properties()
                        .forEach(member -> members.put(
                                member.getKey(),
                                member.getValue().isString()
                                        ? member.getValue().stringValue()
                                        : member.getValue().toString()));
            } catch (JacksonException noJson) {
                return Map.of();
            }
        }
        return members;
    }

    private static SimpleModule module() {
        SimpleModule module = new SimpleModule("values");
        text(module, AccountId.class, AccountId::toString, AccountId::valueOf);
        text(module, Dna.class, Dna::path, Dna::new);
        text(module, Money.class, Money::toString, Money::of);
        text(module, BigDecimal.class, BigDecimal::toString, BigDecimal::new);
        return module;
    }

    private static <T> void text(
            SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
        module.addSerializer(type, new StdScalarSerializer<>(type) {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                json.writeString(write.apply(value));
            }
        });
        module.addDeserializer(type, new StdScalarDeserializer<>(type) {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) {
                return read.apply(json.getString());
            }
        });
    }
}
