package dev.twende.company.salesrules.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.kit.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SalesRulesTest {
    private static final SalesWindow WEB = new SalesWindow(SalesChannel.WEB, 60, 15);
    private static final SalesWindow POS = new SalesWindow(SalesChannel.POS, null, 0);

    @Test
    void aWindowOpensBeforeItCloses() {
        refuses("sales_windows[0].closes_minutes_before", new SalesWindow(SalesChannel.WEB, 1, 1440));
        refuses("sales_windows[1].channel", WEB, WEB);
        assertThat(SalesWindows.checked(List.of(new SalesWindow(SalesChannel.WEB, 1, 1439), POS), "x")
                        .list())
                .hasSize(2);
    }

    private static void refuses(String field, SalesWindow... windows) {
        assertThatThrownBy(() -> SalesWindows.checked(List.of(windows), "sales_windows"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fieldErrors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo(field)));
    }

    @Test
    void aRouteSpeaksForTheChannelsThatItNames() {
        SalesWindow onRoute = new SalesWindow(SalesChannel.WEB, null, 60);
        assertThat(new SalesWindows(List.of(onRoute))
                        .over(new SalesWindows(List.of(WEB, POS)))
                        .list())
                .containsExactly(onRoute, POS);
    }

    @Test
    void adultsAreAlwaysAmongTheRiders() {
        List<RiderCategory> usual = RiderCategories.USUAL.list();
        assertThat(RiderCategories.checked(usual, "x")).isEqualTo(RiderCategories.USUAL);
        List<RiderCategory> twice = new ArrayList<>(usual);
        twice.add(usual.get(0));
        assertThatThrownBy(() -> RiderCategories.checked(twice, "x")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> RiderCategories.checked(usual.subList(1, 2), "x"))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() ->
                        RiderCategories.checked(List.of(usual.get(0), new RiderCategory("CHILD", "Child", 11, 3)), "x"))
                .isInstanceOf(Problem.class);
    }

    @Test
    void fieldsAreAskedForOnceAndInOrder() {
        PassengerFields fields =
                PassengerFields.of(List.of(PassengerField.SEX, PassengerField.PHONE, PassengerField.SEX));
        assertThat(fields.list()).containsExactly(PassengerField.PHONE, PassengerField.SEX);
        assertThat(PassengerFields.parse(fields.toString())).isEqualTo(fields);
        assertThat(PassengerFields.parse(PassengerFields.NONE.toString())).isEqualTo(PassengerFields.NONE);
        assertThat(new PassengerFieldsConverter().convertToDatabaseColumn(PassengerFields.of(null)))
                .as("nothing is said, which is not the same as nothing is asked for")
                .isNull();
    }

    @Test
    void whatIsPaidLaterTravelsAsTwoNumbers() {
        PayLater twoHours = new PayLater(120, 6);
        PayLaterConverter converter = new PayLaterConverter();
        assertThat(converter.convertToEntityAttribute(converter.convertToDatabaseColumn(twoHours)))
                .isEqualTo(twoHours);
        assertThat(converter.convertToDatabaseColumn(null)).isNull();
    }

    @Test
    void travelToTheDatabaseAndBack() {
        SalesWindows windows = new SalesWindows(List.of(WEB, POS));
        assertThat(SalesWindows.parse(windows.toString())).isEqualTo(windows);
        assertThat(SalesWindows.parse("")).isEqualTo(SalesWindows.NONE);
        RiderCategories riders = new RiderCategories(List.of(
                new RiderCategory("ADULT", "Grown/up people", 18, null),
                new RiderCategory("PUPIL", "Pupil", null, 17)));
        assertThat(RiderCategories.parse(riders.toString())).isEqualTo(riders);
        assertThat(RiderCategories.parse(RiderCategories.USUAL.toString())).isEqualTo(RiderCategories.USUAL);
    }
}
