package dev.twende.company.salesrules.entity;

import dev.twende.kit.problem.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of riders that a company knows, in the order in which they are shown. */
public record RiderCategories(List<RiderCategory> list) {
    /** What a company knows that has stated nothing. */
    public static final RiderCategories USUAL = new RiderCategories(List.of(
            new RiderCategory(RiderCategory.ADULT, "Adult", 12, null),
            new RiderCategory("CHILD", "Child", 3, 11),
            new RiderCategory("INFANT", "Infant", 0, 2),
            new RiderCategory("STUDENT", "Student", null, null),
            new RiderCategory("SENIOR", "Senior", 60, null)));

    /** More than a seller can tell apart. */
    public static final int CATEGORIES_MAX = 20;

    public RiderCategories {
        list = List.copyOf(list);
    }

    /**
     * Each code once, adults among them.
     *
     * @param field names the list in a refusal
     */
    public static RiderCategories checked(List<RiderCategory> categories, String field) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < categories.size(); i++) {
            RiderCategory category = categories.get(i);
            if (!seen.add(category.code())) {
                throw Problem.invalid(field + "[" + i + "].code", "is in the list already");
            }
            if (category.fromAge() != null && category.toAge() != null && category.toAge() < category.fromAge()) {
                throw Problem.invalid(field + "[" + i + "].to_age", "must not be below from_age");
            }
        }
        if (!seen.contains(RiderCategory.ADULT)) {
            throw Problem.invalid(field, "must contain " + RiderCategory.ADULT);
        }
        return new RiderCategories(categories);
    }

    public Set<String> codes() {
        return list.stream().map(RiderCategory::code).collect(Collectors.toUnmodifiableSet());
    }

    static RiderCategories parse(String text) {
        return text.isEmpty()
                ? USUAL
                : new RiderCategories(text.lines().map(RiderCategory::parse).toList());
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return equals(USUAL) ? "" : list.stream().map(RiderCategory::toString).collect(Collectors.joining("\n"));
    }
}
