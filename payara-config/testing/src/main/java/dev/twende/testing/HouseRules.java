package dev.twende.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The rules that every house is built by. A house applies them all with three lines:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "dev.twende.ticketing", importOptions = ImportOption.DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     @ArchTest
 *     static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);
 * }
 * }</pre>
 */
public final class HouseRules {

    private static final String ENTITY = "dev.twende.*.*.entity";
    private static final String CONTROL = "dev.twende.*.*.control";
    private static final String BOUNDARY = "dev.twende.*.*.boundary";
    /** What all houses share; everything else under dev.twende belongs to one house. */
    private static final Set<String> SHARED = Set.of("kit", "events", "outbox");

    private HouseRules() {}

    // .................................................................... rooms

    @ArchTest
    public static final ArchRule everything_is_in_a_room = classes()
            .should(new ArchCondition<JavaClass>("reside in <house>.<feature>.{boundary,control,entity}") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    String[] names = type.getPackageName().split("\\.");
                    boolean inARoom = names.length == 5
                            && Set.of("boundary", "control", "entity").contains(names[4]);
                    boolean isTheDoor = names.length == 3
                            && type.getName().replaceAll("\\$.*", "").endsWith("Application");
                    if (!inARoom && !isTheDoor && !type.getSimpleName().equals("package-info")) {
                        events.add(SimpleConditionEvent.violated(
                                type,
                                type.getName() + " is in no room (only <House>Application may stand in the door)"));
                    }
                }
            })
            .because("who knows one house knows all");

    @ArchTest
    public static final ArchRule entities_know_only_the_domain = classes()
            .that()
            .resideInAPackage(ENTITY)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            ENTITY,
                            "java.lang..",
                            "java.math..",
                            "java.text..",
                            "java.time..",
                            "java.util",
                            "java.util.function..",
                            "java.util.random..",
                            "java.util.regex..",
                            "java.util.stream..",
                            "java.security..",
                            "jakarta.persistence..",
                            "jakarta.validation..",
                            "org.postgresql.util..",
                            "dev.twende.kit.id..",
                            "dev.twende.kit.money..",
                            "dev.twende.kit.problem..")
                    .or(describe("java.io.Serializable", type -> type.getName().equals("java.io.Serializable")))
                    .or(describe("java.sql.SQLException", type -> type.getName().equals("java.sql.SQLException")))
                    .or(describe("arrays and primitives", type -> type.isArray() || type.isPrimitive())))
            .allowEmptyShould(true)
            .because("the rules of the business can be read, and tested, without a container");

    @ArchTest
    public static final ArchRule controls_know_no_wire = noClasses()
            .that()
            .resideInAPackage(CONTROL)
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta.jms..", "jakarta.faces.."))
            .orShould(buildResponses())
            .allowEmptyShould(true)
            .because("how a request came in is the boundary's business");

    @ArchTest
    public static final ArchRule controls_do_not_know_their_own_boundary = noClasses()
            .that()
            .resideInAPackage(CONTROL)
            .should(dependOnAnotherRoom(
                    "their feature's boundary", (from, to) -> isRoom(to, "boundary") && sameFeature(from, to)))
            .allowEmptyShould(true)
            .because("calls run inwards: boundary, control, entity");

    @ArchTest
    public static final ArchRule boundaries_leave_other_controls_alone = noClasses()
            .that()
            .resideInAPackage(BOUNDARY)
            .should(dependOnAnotherRoom(
                    "another feature's control",
                    (from, to) -> isRoom(to, "control") && sameHouse(from, to) && !sameFeature(from, to)))
            .allowEmptyShould(true)
            .because("a feature is entered through its boundary");

    @ArchTest
    public static final ArchRule boundaries_have_no_entity_manager = noClasses()
            .that()
            .resideInAPackage(BOUNDARY)
            .should()
            .dependOnClassesThat(describe(
                    "EntityManager and its queries",
                    type -> type.getName()
                            .matches("jakarta\\.persistence\\.(EntityManager|Query|TypedQuery|PersistenceContext)")))
            .allowEmptyShould(true)
            .because("stores speak with the database");

    @ArchTest
    public static final ArchRule features_form_no_cycle =
            slices().matching("dev.twende.*.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    // .................................................................... houses

    @ArchTest
    public static final ArchRule houses_do_not_import_each_other = noClasses()
            .should(dependOnAnotherRoom(
                    "another house",
                    (from, to) -> to.getPackageName().startsWith("dev.twende.")
                            && !SHARED.contains(houseOf(to))
                            && !sameHouse(from, to)))
            .because("houses speak by REST and by events, and can then be changed one by one");

    // .................................................................... time, transactions, rights

    @ArchTest
    public static final ArchRule entities_are_told_the_time = noClasses()
            .that()
            .resideInAPackage(ENTITY)
            .should(readTheClock())
            .allowEmptyShould(true)
            .because("the facade passes now in, and a test can choose it");

    @ArchTest
    public static final ArchRule nobody_asks_the_machine_for_the_date =
            noClasses().should(readTheSystemClock()).because("the Clock is injected");

    @ArchTest
    public static final ArchRule transactions_begin_at_the_boundary = noClasses()
            .that()
            .resideOutsideOfPackage(BOUNDARY)
            .should(beTransactional())
            .allowEmptyShould(true)
            .because("the facade is the one place to see what is committed together");

    @ArchTest
    public static final ArchRule ejbs_leave_transactions_to_the_container = noClasses()
            .should(beAnEjbWithoutContainerTransaction())
            .because(
                    "for a CDI bean called from there @Transactional begins a transaction, but the connection stays out of it and"
                            + " commits every statement by itself (seen on Payara Micro 6.2025.10); drop the annotation, or use a CDI bean"
                            + " with @Observes @Initialized(ApplicationScoped.class) and dev.twende.kit.time.Rounds");

    @ArchTest
    public static final ArchRule one_transaction_at_a_time = noClasses()
            .should(beginAnotherTransaction())
            .because(
                    "below a listener the connection would stay out of the new transaction; do the two things one after the other");

    @ArchTest
    public static final ArchRule ejbs_start_no_threads = noClasses()
            .that(areEjbs())
            .should()
            .dependOnClassesThat(resideInAPackage("jakarta.enterprise.concurrent.."))
            .allowEmptyShould(true)
            .because("a task submitted by an EJB inherits its trouble: @Transactional does not reach the connection");

    @ArchTest
    public static final ArchRule listeners_take_effect_through_the_inbox = noClasses()
            .that()
            .areAnnotatedWith("jakarta.ejb.MessageDriven")
            .should(callTransactionalBeansThemselves())
            .allowEmptyShould(true)
            .because("the inbox holds the transaction; outside of inbox.once there is none");

    @ArchTest
    public static final ArchRule every_call_says_who_may_make_it = methods()
            .that(describe("answer HTTP requests", HouseRules::answersRequests))
            .should(new ArchCondition<JavaMethod>("be annotated with @RolesAllowed or @PermitAll") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    if (!saysWho(method) && !saysWho(method.getOwner())) {
                        events.add(SimpleConditionEvent.violated(method, method.getFullName() + " is open to nobody"));
                    }
                }
            })
            .allowEmptyShould(true)
            .because("what is not said is closed by the kit");

    @ArchTest
    public static final ArchRule parameters_are_described_on_the_call = noFields()
            .should()
            .beAnnotatedWith("org.eclipse.microprofile.openapi.annotations.parameters.Parameter")
            .because("of a field the server knows no call, and then makes no OpenAPI document at all");

    // .................................................................... names and words

    @ArchTest
    public static final ArchRule names_say_what_it_is = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|Dto|DAO|Dao|VO)")
            .orShould()
            .haveNameMatching(".*\\.control\\.[^.]*Service")
            .because("a name is the shortest documentation");

    @ArchTest
    public static final ArchRule entities_have_verbs_instead_of_setters = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(ENTITY)
            .should()
            .haveNameMatching("set[A-Z].*")
            .allowEmptyShould(true)
            .because("a change of state has a name in the business");

    @ArchTest
    public static final ArchRule every_package_says_what_it_is_for = classes()
            .should(new ArchCondition<JavaClass>("have a package-info.java in their package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    String file = type.getPackageName().replace('.', '/') + "/package-info.java";
                    boolean present = Arrays.asList("src/main/java", "src/test/java").stream()
                            .anyMatch(folder -> Files.isRegularFile(
                                    SourceTree.module().resolve(folder).resolve(file)));
                    if (!present) {
                        events.add(SimpleConditionEvent.violated(type, file + " is missing"));
                    }
                }
            });

    @ArchTest
    public static final ArchRule the_console_is_not_a_log = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .orShould()
            .dependOnClassesThat(resideInAPackage("java.util.logging.."))
            .because("System.Logger is the one log");

    // .................................................................... how they are checked

    private interface Crossing {
        boolean is(JavaClass from, JavaClass to);
    }

    private static ArchCondition<JavaClass> dependOnAnotherRoom(String what, Crossing crossing) {
        return new ArchCondition<>("depend on " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (crossing.is(type, target)) {
                        events.add(SimpleConditionEvent.satisfied(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    /** Reading the answer of another house is a client's work; making one is the boundary's. */
    private static ArchCondition<JavaClass> buildResponses() {
        return new ArchCondition<>("build HTTP responses") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                    if (call.getTargetOwner().getName().equals("jakarta.ws.rs.core.Response")
                            && call.getTarget().getRawReturnType().getName().endsWith("ResponseBuilder")) {
                        events.add(SimpleConditionEvent.satisfied(call, call.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> readTheClock() {
        return new ArchCondition<>("read a clock") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                    AccessTarget.MethodCallTarget target = call.getTarget();
                    String owner = target.getOwner().getName();
                    if (owner.startsWith("java.time.") && target.getName().equals("now")
                            || owner.equals("java.time.Clock")
                            || owner.equals("java.lang.System")
                                    && target.getName().matches("currentTimeMillis|nanoTime")) {
                        events.add(SimpleConditionEvent.satisfied(call, call.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> readTheSystemClock() {
        return new ArchCondition<>("read the system's clock") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaAccess<?> call : type.getAccessesFromSelf()) {
                    String owner = call.getTargetOwner().getName();
                    String name = call.getTarget().getName();
                    boolean nowWithoutClock = call instanceof JavaMethodCall method
                            && owner.startsWith("java.time.")
                            && name.equals("now")
                            && method.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(parameter -> parameter.isEquivalentTo(java.time.Clock.class));
                    if (nowWithoutClock
                            || owner.equals("java.time.Clock") && name.startsWith("system")
                            || owner.equals("java.lang.System") && name.equals("currentTimeMillis")
                            || owner.equals("java.util.Date") && name.equals("<init>")) {
                        events.add(SimpleConditionEvent.satisfied(call, call.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> beTransactional() {
        return new ArchCondition<>("be @Transactional") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (isTransactional(type) || type.getMethods().stream().anyMatch(HouseRules::isTransactional)) {
                    events.add(SimpleConditionEvent.satisfied(type, type.getName() + " is @Transactional"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> beAnEjbWithoutContainerTransaction() {
        return new ArchCondition<>("be an EJB that runs without the container's transaction") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean listener = type.isAnnotatedWith("jakarta.ejb.MessageDriven");
                if (annotation(type, "jakarta.ejb.TransactionManagement").contains("BEAN")
                        || !listener && runsWithoutTransaction(type)
                        || !listener && type.getMethods().stream().anyMatch(HouseRules::runsWithoutTransaction)) {
                    events.add(SimpleConditionEvent.satisfied(
                            type, type.getName() + " runs without the container's transaction"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> beginAnotherTransaction() {
        return new ArchCondition<>("begin a transaction within a transaction") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (annotation(type, "jakarta.transaction.Transactional").contains("REQUIRES_NEW")
                        || type.getMethods().stream()
                                .anyMatch(method -> annotation(method, "jakarta.transaction.Transactional")
                                        .contains("REQUIRES_NEW"))) {
                    events.add(SimpleConditionEvent.satisfied(type, type.getName() + " begins another transaction"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> callTransactionalBeansThemselves() {
        return new ArchCondition<>("call @Transactional beans outside of inbox.once") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                    if (call.getOrigin().getName().equals("onMessage")
                            && !call.isDeclaredInLambda()
                            && isTransactional(call.getTargetOwner())) {
                        events.add(SimpleConditionEvent.satisfied(call, call.getDescription()));
                    }
                }
            }
        };
    }

    private static DescribedPredicate<JavaClass> areEjbs() {
        return describe(
                "are EJBs",
                type -> type.isAnnotatedWith("jakarta.ejb.Singleton")
                        || type.isAnnotatedWith("jakarta.ejb.Stateless")
                        || type.isAnnotatedWith("jakarta.ejb.MessageDriven"));
    }

    private static boolean runsWithoutTransaction(CanBeAnnotated element) {
        return annotation(element, "jakarta.ejb.TransactionAttribute").matches(".*(NOT_SUPPORTED|NEVER|SUPPORTS).*");
    }

    private static boolean isTransactional(CanBeAnnotated element) {
        return element.isAnnotatedWith("jakarta.transaction.Transactional");
    }

    private static boolean saysWho(CanBeAnnotated element) {
        return element.isAnnotatedWith("jakarta.annotation.security.RolesAllowed")
                || element.isAnnotatedWith("jakarta.annotation.security.PermitAll");
    }

    private static boolean answersRequests(JavaMethod method) {
        return method.isMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
                && !method.getOwner().isInterface(); // an interface with these is a client
    }

    /** The value of an annotation as text, empty when the element has none. */
    private static String annotation(CanBeAnnotated element, String type) {
        if (!element.isAnnotatedWith(type)) {
            return "";
        }
        return annotationsOf(element, type).orElse("");
    }

    private static Optional<String> annotationsOf(CanBeAnnotated element, String type) {
        if (element instanceof JavaClass javaClass) {
            return javaClass
                    .tryGetAnnotationOfType(type)
                    .map(a -> String.valueOf(a.get("value").orElse("")));
        }
        if (element instanceof JavaMethod method) {
            return method.tryGetAnnotationOfType(type)
                    .map(a -> String.valueOf(a.get("value").orElse("")));
        }
        return Optional.empty();
    }

    private static boolean isRoom(JavaClass type, String room) {
        return type.getPackageName().matches("dev\\.twende\\.[^.]+\\.[^.]+\\." + room);
    }

    private static boolean sameHouse(JavaClass one, JavaClass other) {
        return houseOf(one).equals(houseOf(other));
    }

    private static boolean sameFeature(JavaClass one, JavaClass other) {
        return featureOf(one).equals(featureOf(other));
    }

    private static String houseOf(JavaClass type) {
        String[] names = type.getPackageName().split("\\.");
        return names.length > 2 ? names[2] : "";
    }

    private static String featureOf(JavaClass type) {
        String[] names = type.getPackageName().split("\\.");
        return names.length > 3 ? names[2] + "." + names[3] : "";
    }
}
