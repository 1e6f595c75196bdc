package canopy.sandbox;

import java.util.List;

/**
 * What an account would consume on a usual day if nothing held it back.
 *
 * @param trend change in percent over 400 days
 * @param weekend share of a working day's requests that a day at the weekend has, in percent
 */
record Appetite(List<Dish> dishes, int trend, int weekend) {

    /** A model, by its number in the catalogue, and its requests on a usual day. */
    record Dish(int model, int requests) {}

    static final Appetite NONE = new Appetite(List.of(), 0, 100);

    Appetite {
        dishes = List.copyOf(dishes);
    }

    boolean isNone() {
        return dishes.isEmpty();
    }
}
