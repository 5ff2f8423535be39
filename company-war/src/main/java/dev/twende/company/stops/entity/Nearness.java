package dev.twende.company.stops.entity;

import dev.twende.kit.problem.Problem;

/**
 * A circle on the earth.
 *
 * @param latitude of its centre, in degrees
 * @param longitude of its centre, in degrees
 * @param radiusMetres along the ground
 */
public record Nearness(double latitude, double longitude, double radiusMetres) {
    /** Farther than anybody walks or drives to a bus. */
    private static final double RADIUS_KM_MAX = 500;

    private static final double RADIUS_KM = 50;

    /**
     * @param radiusKm null for 50
     * @return null when neither latitude nor longitude is given
     */
    public static Nearness of(Double latitude, Double longitude, Double radiusKm) {
        if (latitude == null && longitude == null && radiusKm == null) {
            return null;
        }
        double radius = radiusKm == null ? RADIUS_KM : radiusKm;
        mustBe(latitude != null && Math.abs(latitude) <= 90, "lat", "must be -90 to 90");
        mustBe(longitude != null && Math.abs(longitude) <= 180, "lon", "must be -180 to 180");
        mustBe(radius > 0 && radius <= RADIUS_KM_MAX, "radius_km", "must be above 0 and at most " + RADIUS_KM_MAX);
        return new Nearness(latitude, longitude, radius * 1000);
    }

    private static void mustBe(boolean holds, String field, String rule) {
        if (!holds) {
            throw Problem.invalid(field, rule);
        }
    }
}
