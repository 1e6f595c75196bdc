package canopy.directory;

import canopy.manage.CreditCard;
import canopy.manage.Subaccount;
import canopy.values.AccountId;
import canopy.values.Dna;
import canopy.values.Money;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/**
 * Whole accounts as JSON in our own field names, with the version of that form; what is null is left out. Amounts and
 * multipliers are text, so that no digit is lost on the way.
 */
final class Documents {

    private static final int VERSION = 1;
    private static final TypeReference<List<CreditCard>> CARDS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(module())
            .changeDefaultPropertyInclusion(present -> present.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Documents() {}

    private record Document(int version, Subaccount account) {}

    static String write(Subaccount account) {
        return Storable.text(JSON.writeValueAsString(new Document(VERSION, account)));
    }

    static Subaccount read(String document) {
        return JSON.readValue(document, Document.class).account();
    }

    /** The fields of an account as a tree, in our names. */
    static JsonNode tree(Subaccount account) {
        return JSON.valueToTree(account);
    }

    static String writeCards(List<CreditCard> cards) {
        return Storable.text(JSON.writeValueAsString(cards));
    }

    static List<CreditCard> readCards(String cards) {
        return JSON.readValue(cards, CARDS);
    }

    /** Tells documents apart without keeping them at hand. */
    static String digest(String document) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
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
