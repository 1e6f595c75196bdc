package canopy.editing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of an account as texts, each under upstream's name for it; null is not in the form. */
record SettingsForm(
        @Nullable String name,
        @Nullable String email,
        @Nullable String alias,
        @Nullable String billingEmail,
        @Nullable String qrCode,
        @Nullable String status,
        @Nullable String suspended,
        @Nullable String dailyLimit,
        @Nullable String hardLimit,
        @Nullable String softLimit,
        @Nullable String userLimit,
        @Nullable String autoQuota,
        @Nullable String rates,
        @Nullable String rpm,
        @Nullable String rph,
        @Nullable String rpd,
        @Nullable String tpm,
        @Nullable String tph,
        @Nullable String tpd,
        @Nullable String resources,
        @Nullable String allowIPs,
        @Nullable String allowModels,
        @Nullable String allowLevels,
        @Nullable String modelMapper,
        @Nullable String modelLimits) {

    /** What was sent, by the name of the setting. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        put(texts, Settings.NAME, name);
        put(texts, Settings.EMAIL_ADDRESS, email);
        put(texts, Settings.ALIAS, alias);
        put(texts, Settings.BILLING_EMAIL, billingEmail);
        put(texts, Settings.QR_CODE, qrCode);
        put(texts, Settings.STATUS, status);
        put(texts, Settings.SUSPENDED, suspended);
        put(texts, Settings.DAILY_LIMIT, dailyLimit);
        put(texts, Settings.HARD_LIMIT, hardLimit);
        put(texts, Settings.SOFT_LIMIT, softLimit);
        put(texts, Settings.USER_LIMIT, userLimit);
        put(texts, Settings.AUTO_QUOTA, autoQuota);
        put(texts, Settings.RATES, rates);
        put(texts, Settings.RPM, rpm);
        put(texts, Settings.RPH, rph);
        put(texts, Settings.RPD, rpd);
        put(texts, Settings.TPM, tpm);
        put(texts, Settings.TPH, tph);
        put(texts, Settings.TPD, tpd);
        put(texts, Settings.RESOURCES, resources);
        put(texts, Settings.ALLOW_IPS, allowIPs);
        put(texts, Settings.ALLOW_MODELS, allowModels);
        put(texts, Settings.ALLOW_LEVELS, allowLevels);
        put(texts, Settings.MODEL_MAPPER, modelMapper);
        put(texts, Settings.MODEL_LIMITS, modelLimits);
        return texts;
    }

    static void put(Map<String, String> texts, Setting<?> setting, @Nullable String text) {
        if (text != null) {
            texts.put(setting.name(), text);
        }
    }
}
