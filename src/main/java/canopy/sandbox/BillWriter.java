package canopy.sandbox;

import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.core.JsonGenerator;

/** Writes a bill as the upstream does, element by element: a bill of 100,000 accounts is never one object. */
final class BillWriter {

    private final JsonGenerator json;
    private final Bill bill;

    BillWriter(JsonGenerator json, Bill bill) {
        this.json = json;
        this.bill = bill;
    }

    void write(boolean withUsers) {
        json.writeStartObject();
        json.writeStringProperty("object", "list");
        totals(bill.total());
        summary();
        json.writeName("daily_costs");
        json.writeStartArray();
        bill.days().forEach(this::day);
        json.writeEndArray();
        if (withUsers) {
            json.writeName("usage_users");
            json.writeStartArray();
            bill.users().forEach(this::user);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void totals(Tally total) {
        json.writeNumberProperty("total_credit_used", total.cost());
        json.writeNumberProperty("total_requests", total.requests());
        json.writeNumberProperty("total_prompt", total.prompt());
        json.writeNumberProperty("total_completion", total.completion());
        json.writeNumberProperty("total_image_n", total.images());
        cached("total_cached_details", total);
    }

    private void cached(String name, Tally total) {
        json.writeName(name);
        json.writeStartObject();
        json.writeNumberProperty("cache_creation_input_tokens", total.cacheCreation());
        json.writeNumberProperty("cache_read_input_tokens", total.cacheRead());
        json.writeEndObject();
    }

    private void summary() {
        json.writeName("usage_summary");
        json.writeStartObject();
        for (int model = 0; model < bill.models().size(); model++) {
            Tally tally = bill.models().get(model);
            if (!tally.isEmpty()) {
                json.writeName(Catalogue.MODELS.get(model).id());
                json.writeStartObject();
                stats(tally);
                analysis(tally);
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private void day(Bill.Day day) {
        json.writeStartObject();
        json.writeNumberProperty("timestamp", day.start());
        json.writeStringProperty("date", day.date().toString());
        totals(day.total());
        json.writeName("line_items");
        json.writeStartArray();
        for (int model = 0; model < day.models().size(); model++) {
            Tally tally = day.models().get(model);
            if (!tally.isEmpty()) {
                json.writeStartObject();
                json.writeStringProperty("name", Catalogue.MODELS.get(model).id());
                json.writeNumberProperty("cost", tally.cost());
                json.writeName("usage");
                json.writeStartObject();
                stats(tally);
                json.writeEndObject();
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void user(Bill.Line line) {
        json.writeStartObject();
        json.writeNumberProperty("id", line.id());
        json.writeStringProperty("name", line.name());
        json.writeStringProperty("email", line.email());
        totals(line.total());
        analysis(line.total());
        json.writeEndObject();
    }

    private void stats(Tally tally) {
        json.writeName("model_stats");
        json.writeStartObject();
        json.writeNumberProperty("Requests", tally.requests());
        json.writeNumberProperty("Prompt", tally.prompt());
        json.writeNumberProperty("Completion", tally.completion());
        json.writeNumberProperty("ImageN", tally.images());
        json.writeNumberProperty("CreditUsed", tally.cost());
        cached("CachedDetails", tally);
        json.writeEndObject();
    }

    /** Percentages from 0 to 100, not fractions. */
    private void analysis(Tally tally) {
        json.writeName("usage_analysis");
        json.writeStartObject();
        json.writeNumberProperty(
                "request_percentage", percent(tally.requests(), bill.total().requests()));
        json.writeNumberProperty(
                "cost_percentage", percent(tally.micros(), bill.total().micros()));
        json.writeEndObject();
    }

    private static BigDecimal percent(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : Usd.of(BigDecimal.valueOf(part)
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP));
    }
}
