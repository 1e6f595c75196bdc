package canopy.faults;

import canopy.manage.OwnAccount;
import canopy.manage.OwnerKeySource;
import canopy.support.Browser;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** One console of a drill ground; where there are several, they share the database and the road. */
record Node(ConfigurableApplicationContext console) {

    /** The key that it would send with its next request. */
    String keyInUse() {
        return bean(OwnerKeySource.class).current().value();
    }

    /** Reads upstream ({@code /dashboard/info}), what it does at no other time unless somebody looks at the dashboard. */
    void read() {
        bean(OwnAccount.class).info();
    }

    /** A person with every right, in a browser of their own. */
    Browser signedIn() {
        return DrillGround.signedIn(
                ((WebServerApplicationContext) console).getWebServer().getPort());
    }

    <T> T bean(Class<T> type) {
        return console.getBean(type);
    }
}
