package dev.twende.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule is red on the house that breaks it, for the class that does, and green on the house that keeps it. */
class HouseRulesTest {

    private static final JavaClasses RED = new ClassFileImporter().importPackages("dev.twende.redhouse");
    private static final JavaClasses GREEN = new ClassFileImporter().importPackages("dev.twende.greenhouse");

    /** Rule to a word of each violation that must be reported. */
    private static final Map<String, Set<String>> BROKEN = Map.ofEntries(
            Map.entry("everything_is_in_a_room", Set.of("Homeless")),
            Map.entry("entities_know_only_the_domain", Set.of("Restless.diary")),
            Map.entry("controls_know_no_wire", Set.of("WeedHelper.pull")),
            Map.entry("controls_do_not_know_their_own_boundary", Set.of("WeedHelper.weeds")),
            Map.entry("boundaries_leave_other_controls_alone", Set.of("Weeds.roots")),
            Map.entry("boundaries_have_no_entity_manager", Set.of("Weeds.em")),
            Map.entry("features_form_no_cycle", Set.of("Slice roots", "Slice weeds")),
            Map.entry("houses_do_not_import_each_other", Set.of("otherhouse.things.entity.Thing")),
            Map.entry("entities_are_told_the_time", Set.of("Instant.now")),
            Map.entry("nobody_asks_the_machine_for_the_date", Set.of("LocalDate.now", "Clock.systemUTC")),
            Map.entry("transactions_begin_at_the_boundary", Set.of("WeedHelper is @Transactional")),
            Map.entry("ejbs_leave_transactions_to_the_container", Set.of("WeedsSchedule runs", "WeedsSweep runs")),
            Map.entry("one_transaction_at_a_time", Set.of("Weeds begins another transaction")),
            Map.entry("ejbs_start_no_threads", Set.of("WeedsSchedule.executor")),
            Map.entry("listeners_take_effect_through_the_inbox", Set.of("WeedsListener.onMessage")),
            Map.entry("every_call_says_who_may_make_it", Set.of("WeedsResource.list")),
            Map.entry("parameters_are_described_on_the_call", Set.of("WeedFilter.height")),
            Map.entry("names_say_what_it_is", Set.of("WeedHelper")),
            Map.entry("entities_have_verbs_instead_of_setters", Set.of("Restless.setSince")),
            Map.entry("every_package_says_what_it_is_for", Set.of("redhouse/nowhere/package-info.java")),
            Map.entry("the_console_is_not_a_log", Set.of("System.out")));

    @Test
    void everyRuleHasItsBreaker() {
        assertThat(new TreeSet<>(BROKEN.keySet()))
                .isEqualTo(rules().map(Rule::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleIsRedOnTheHouseThatBreaksIt() {
        return rules().map(rule -> DynamicTest.dynamicTest(rule.name(), () -> {
            EvaluationResult result = rule.rule().evaluate(RED);
            assertThat(result.hasViolation()).as(rule.name()).isTrue();
            assertThat(String.join("\n", result.getFailureReport().getDetails()))
                    .contains(BROKEN.get(rule.name()));
        }));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleIsGreenOnTheHouseThatKeepsIt() {
        return rules().map(rule -> DynamicTest.dynamicTest(
                rule.name(),
                () -> assertThat(rule.rule().evaluate(GREEN).getFailureReport().getDetails())
                        .isEmpty()));
    }

    private static Stream<Rule> rules() {
        return Arrays.stream(HouseRules.class.getFields())
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .map(field -> {
                    try {
                        return new Rule(field.getName(), (ArchRule) field.get(null));
                    } catch (IllegalAccessException e) {
                        return fail(e);
                    }
                });
    }

    private record Rule(String name, ArchRule rule) {}
}
