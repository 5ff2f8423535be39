package dev.twende.company.imports.entity;

/**
 * How far an import is, in the memory of the instance that works on it. What it writes is one transaction, which nobody can look
 * into; so the place is told from outside of it, by whoever looks after the jobs.
 */
public class ImportProgress {
    private volatile Place place = new Place(ImportStage.READING, 0, 0);

    /**
     * Where an import is.
     *
     * @param total 0 while it is not known
     */
    public record Place(ImportStage stage, int done, int total) {}

    /** The next stage begins. */
    public void begin(ImportStage stage, int total) {
        place = new Place(stage, 0, total);
    }

    /** So many steps of the stage are through. */
    public void reach(int done) {
        place = new Place(place.stage(), done, place.total());
    }

    public Place place() {
        return place;
    }
}
