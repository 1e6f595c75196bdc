package canopy.journal;

import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Sees to it that what is committed outlasts a power cut. PostgreSQL forces each commit to the disk; the embedded database
 * hands it to the operating system, which is enough for a process that dies, and not for a machine.
 */
@Component
class Disk {

    private final JdbcClient jdbc;
    private final boolean hasToBeTold;

    Disk(JdbcClient jdbc, DataSource database) {
        this.jdbc = jdbc;
        this.hasToBeTold = isEmbedded(database);
    }

    /** Returns once all that was committed before is on the disk. Outside a transaction. */
    void force() {
        if (hasToBeTold) {
            jdbc.sql("checkpoint sync").update();
        }
    }

    private static boolean isEmbedded(DataSource database) {
        try {
            return "H2".equals(JdbcUtils.extractDatabaseMetaData(database, DatabaseMetaData::getDatabaseProductName));
        } catch (MetaDataAccessException unreachable) {
            throw new IllegalStateException("The database cannot be asked what it is", unreachable);
        }
    }
}
