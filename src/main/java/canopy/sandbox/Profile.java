package canopy.sandbox;

/** Who an account is, for people. */
record Profile(String name, String alias, String email, String billingEmail, String qrCode) {

    Profile changedBy(Fields fields) {
        return new Profile(
                name,
                fields.text("Alias").orElse(alias),
                email,
                fields.text("BillingEmail").orElse(billingEmail),
                fields.text("QRCode").orElse(qrCode));
    }

    Profile named(String newName) {
        return new Profile(newName, alias, email, billingEmail, qrCode);
    }

    Profile reachedAt(String newEmail) {
        return new Profile(name, alias, newEmail, billingEmail, qrCode);
    }
}
