package dev.twende.backoffice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.twende.testing.HouseRules;

/** Two houses share this WAR: the pages, and the HTTP face of reporting. They do not know each other. */
@AnalyzeClasses(
        packages = {"dev.twende.backoffice", "dev.twende.reporting.summaries"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule pages_own_no_data = noClasses()
            .that()
            .resideInAPackage("dev.twende.backoffice..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "java.sql..", "javax.sql..", "jakarta.jms..", "jakarta.ejb..")
            .because("what a page shows it asks a house for, with the rights of the person who looks");
}
