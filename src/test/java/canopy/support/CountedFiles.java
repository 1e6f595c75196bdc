package canopy.support;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** An embedded database whose files count how often they are forced to the disk. */
public final class CountedFiles {

    private static final AtomicInteger FORCED = new AtomicInteger();

    private CountedFiles() {}

    /** A new one with all migrations run. */
    public static JdbcDataSource database(Path folder) {
        FilePath.register(new CountedPath());
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:counted:" + folder.resolve("canopy")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0");
        database.setUser("sa");
        database.setPassword("");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return database;
    }

    /** How often any of them was so far. */
    public static int forced() {
        return FORCED.get();
    }

    /** Files that count how often they are forced to the disk; the database makes them. */
    public static final class CountedPath extends FilePathWrapper {

        @Override
        public String getScheme() {
            return "counted";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            return new CountedFile(super.open(mode));
        }
    }

    private static final class CountedFile extends FileBaseDefault {

        private final FileChannel file;

        CountedFile(FileChannel file) {
            this.file = file;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
            FORCED.incrementAndGet();
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            return file.write(source, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }
    }
}
