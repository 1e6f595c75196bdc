package canopy;

import canopy.journal.VerifyJournal;
import canopy.sandbox.Sandbox;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/** Starts the console and, where no upstream is named, the sandbox, or checks an export of the journal; nothing else. */
@Modulithic
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
        // Two rooms may each have a type of the same name, which nobody outside sees.
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class),
            // The sandbox is an application of its own and must not share a bean with the console.
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "canopy\\.sandbox\\..*")
        })
public class CanopyApplication {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("sandbox")) {
            Sandbox.run(Arrays.copyOfRange(args, 1, args.length));
            return;
        }
        if (args.length > 0 && args[0].equals("verify-journal")) {
            System.exit(VerifyJournal.run(Arrays.copyOfRange(args, 1, args.length), System.out));
        }
        SpringApplication application = new SpringApplication(CanopyApplication.class);
        application.addListeners(new SandboxWithoutUpstream(), new Greeting());
        application.run(args);
    }
}
