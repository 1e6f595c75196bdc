/**
 * Files that somebody opens with a spreadsheet: tables as CSV and XLSX, written line by line so that nothing is held in
 * memory, and cells that no spreadsheet runs as a formula.
 */
@ApplicationModule(
        displayName = "Spreadsheets",
        allowedDependencies = {"values"})
@NullMarked
package canopy.spreadsheets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
