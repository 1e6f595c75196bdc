package canopy.ledger;

import java.sql.Connection;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Several queries as of one moment, so that a bill which is entered between them does not count by halves. The embedded
 * database fixes a table at the first look at it, and all at once only where transactions are serializable.
 */
@Component
class Snapshot {

    private final TransactionTemplate transaction;

    Snapshot(PlatformTransactionManager transactions, JdbcTemplate template) {
        transaction = new TransactionTemplate(transactions);
        transaction.setIsolationLevel(
                isEmbedded(template)
                        ? TransactionDefinition.ISOLATION_SERIALIZABLE
                        : TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transaction.setReadOnly(true);
    }

    <T> T of(Supplier<T> queries) {
        return Objects.requireNonNull(transaction.execute(status -> queries.get()));
    }

    private static boolean isEmbedded(JdbcTemplate template) {
        String product = template.execute(
                (Connection connection) -> connection.getMetaData().getDatabaseProductName());
        return "H2".equals(product);
    }
}
