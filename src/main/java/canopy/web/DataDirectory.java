package canopy.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Keeps the data directory of the embedded database from everybody but the user who runs the console. */
@Component
class DataDirectory implements BeanFactoryPostProcessor, EnvironmentAware, ApplicationListener<ApplicationReadyEvent> {

    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private Environment settings = new org.springframework.core.env.StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        settings = environment;
    }

    /** Before the database is opened, so that nobody reads it meanwhile. */
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        shut();
    }

    /** Once more for the files that the first start made. */
    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        shut();
    }

    private void shut() {
        Path directory = Path.of(settings.getProperty("canopy.data-dir", "."));
        String database = settings.getProperty("spring.datasource.url", "");
        if (!database.startsWith("jdbc:h2:file:" + directory + "/")) {
            return;
        }
        try {
            Files.createDirectories(directory);
            if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(directory, DIRECTORY);
                for (Path file : files(directory)) {
                    Files.setPosixFilePermissions(file, FILE);
                }
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException("The data directory cannot be kept private: " + directory, unusable);
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
