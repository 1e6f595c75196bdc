package canopy.support;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import org.springframework.test.context.TestPropertySource;

/**
 * Test classes that share a context, and with it a database and an upstream, run one after another; those with settings of
 * their own have a context of their own.
 */
final class OneClassPerContext implements ResourceLocksProvider {

    @Override
    public Set<Lock> provideForClass(Class<?> testClass) {
        String kind = AnnotationSupport.isAnnotated(testClass, ConsoleTest.class) ? "console" : "whole console";
        Set<String> settings = new TreeSet<>();
        for (TestPropertySource own :
                AnnotationSupport.findRepeatableAnnotations(testClass, TestPropertySource.class)) {
            settings.addAll(Arrays.asList(own.properties()));
        }
        return Set.of(new Lock(kind + " with " + settings));
    }
}
