package canopy.people;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;

/**
 * How a session's values stand in the database. Only the few types that the console puts there are ever made from what is
 * read, so that whoever can write to the table cannot have other classes' code run.
 */
final class SessionValues {

    private static final ObjectInputFilter KNOWN = ObjectInputFilter.Config.createFilter(
            "maxbytes=65536;maxdepth=12;java.lang.*;java.util.**;org.springframework.util.*;"
                    + "org.springframework.web.servlet.FlashMap;"
                    + "org.springframework.security.web.csrf.DefaultCsrfToken;!*");

    private SessionValues() {}

    static ConversionService conversion() {
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(byte[].class, Object.class, SessionValues::read);
        return conversion;
    }

    private static Object read(byte[] bytes) {
        try (ObjectInputStream values = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            values.setObjectInputFilter(KNOWN);
            return values.readObject();
        } catch (ClassNotFoundException unknown) {
            throw new UncheckedIOException(new InvalidClassException(String.valueOf(unknown.getMessage())));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
