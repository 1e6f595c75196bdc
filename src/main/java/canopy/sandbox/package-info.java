/**
 * A Manage API of our own: a separate application that behaves as the upstream does and knows nothing of the console.
 *
 * <p>Map of the types, from the outside in:
 *
 * <ul>
 *   <li><b>Starting</b>: {@link canopy.sandbox.Sandbox}, {@link canopy.sandbox.SandboxOptions}, {@link
 *       canopy.sandbox.Running}; {@code CommandLine}, {@code SandboxApplication}, {@code World} (what one sandbox is made
 *       of).
 *   <li><b>HTTP</b>: {@code FrontDoor} (what each request passes), {@code BareErrors} and {@code
 *       Faults} (errors of the server's own, and those that are asked for), {@code Throttle}, {@code Callers} and {@code Caller} (who asks), {@code Fields} (a
 *       request body, however it is spelled), {@code Refusal} and {@code ErrorBodies}; one controller per resource; {@code
 *       AccountRow}, {@code OwnDetail}, {@code Movement} (what answers look like).
 *   <li><b>An account</b>: {@code Account} is an immutable value made of {@code Profile}, {@code Terms}, {@code Limits},
 *       {@code RateLimits}, {@code Access} ({@code Listing}, {@code AllowList}, {@code Mapper}), {@code Wallet} ({@code Card}), {@code
 *       Meter} ({@code Timeline}).
 *   <li><b>Many accounts</b>: {@code Accounts} (the present state and its indexes), {@code Identifier} and {@code Query}
 *       (who is meant), {@code Page}.
 *   <li><b>Changing them</b>: {@code Operations} does one change at a time with {@code Creation}, {@code Funding} and {@code
 *       Settings}; {@code OperationLog}; {@code Journal} keeps every change on disk.
 *   <li><b>Consumption</b>: {@code Usage} is a closed form of seed, account and day over the {@code Catalogue} of models;
 *       {@code Spending} brings an account up to an instant; {@code Books}, {@code Bill} and {@code Tally} add it up for a
 *       {@code Period}.
 *   <li><b>What it starts with</b>: {@code Population}, {@code Founder}, {@code Names}, {@code PastOperations}, {@code
 *       News}.
 * </ul>
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package canopy.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
