package canopy.dashboard;

import java.time.Duration;
import java.util.function.Supplier;
import tools.jackson.core.type.TypeReference;

/**
 * Something that is read upstream for everybody and kept.
 *
 * @param name under which it is kept; another form of the document takes another name
 * @param purpose what the reading is counted as in the budget of reads
 * @param every how long nobody asks again
 * @param form of the document
 * @param reading asks upstream; throws {@link canopy.manage.ManageException} or {@link OtherAccount}
 */
record Topic<T>(String name, String purpose, Duration every, TypeReference<T> form, Supplier<T> reading) {}
