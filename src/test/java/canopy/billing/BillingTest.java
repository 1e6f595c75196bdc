package canopy.billing;

import canopy.support.WholeConsoleTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * A test with the whole console, which fills its ledger. All such tests share one context. Yesterday is closed with its
 * last second: for two hours of each day it would not be.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WholeConsoleTest
@TestPropertySource(properties = {"canopy.ledger.filling=true", "canopy.ledger.pause=0s", "canopy.ledger.grace=0s"})
@interface BillingTest {}
