package canopy.support;

import canopy.manage.ManageSettings;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The rooms people and web by themselves. Not a configuration class, so that no other scan finds it. */
@EnableAutoConfiguration
@EnableConfigurationProperties(ManageSettings.class)
@ComponentScan(
        basePackages = {"canopy.people", "canopy.formats", "canopy.web"},
        excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
public class PeopleAndWeb {}
