/**
 * The pages of the account tree: list, tree, one account, and their export. Reads only what the directory last saw.
 *
 * <p>{@code SubaccountsController} answers the list and the tree, {@code AccountController} one account. What was typed
 * into the address is a {@code ListAddress}; {@code ListCriteria} is what it means, or the sentence why it means nothing;
 * {@code ListLinks} writes addresses back. Pages are one record each.
 */
@ApplicationModule(
        displayName = "Subaccounts",
        allowedDependencies = {"values", "spreadsheets", "manage", "directory", "ledger", "journal", "people"})
@NullMarked
package canopy.subaccounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
