package dev.twende.kit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.resource.spi.ResourceAllocationException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.ProcessingException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

class FailuresTest {
    @Test
    void findsARuleUnderWhateverTheContainerWrappedAroundIt() {
        Problem rule = Problem.of(ProblemType.SEAT_TAKEN, "Seat 12 is taken.");
        assertThat(Failures.toProblem(new ProcessingException(new RuntimeException(rule))))
                .isSameAs(rule);
    }

    @Test
    void aLostRaceAtCommitIsAConflict() {
        RollbackException rollback = new RollbackException();
        rollback.initCause(new OptimisticLockException());
        assertThat(Failures.toProblem(new TransactionalException("commit", rollback))
                        .type())
                .isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    void theDatabasesWordDecidesWhetherARetryHelps() {
        assertThat(typeOfSqlState("23505")).isEqualTo(ProblemType.CONFLICT);
        assertThat(typeOfSqlState("40P01")).isEqualTo(ProblemType.BUSY);
        assertThat(typeOfSqlState("57014")).isEqualTo(ProblemType.BUSY);
        assertThat(typeOfSqlState("08006")).isEqualTo(ProblemType.DEPENDENCY_UNAVAILABLE);
        assertThat(typeOfSqlState("57P01")).isEqualTo(ProblemType.DEPENDENCY_UNAVAILABLE);
        assertThat(typeOfSqlState("42P01")).isEqualTo(ProblemType.INTERNAL_ERROR);
    }

    @Test
    void whoeverGetsNoConnectionOfThePoolMayTryAgain() {
        SQLException none = new SQLException("Error in allocating a connection.");
        none.initCause(new ResourceAllocationException("In-use connections equal max-pool-size"));
        assertThat(Failures.toProblem(new IllegalStateException(none)).type()).isEqualTo(ProblemType.BUSY);
    }

    @Test
    void whatRowLevelSecurityRefusesIsNotThere() {
        assertThat(typeOf("42501", "ExecWithCheckOptions")).isEqualTo(ProblemType.NOT_FOUND);
        assertThat(typeOf("42501", "aclcheck_error"))
                .as("a right that the house lacks")
                .isEqualTo(ProblemType.INTERNAL_ERROR);
    }

    private static ProblemType typeOf(String sqlState, String routine) {
        return Failures.toProblem(
                        new PSQLException(new ServerErrorMessage("SERROR\0C" + sqlState + "\0R" + routine + "\0")))
                .type();
    }

    @Test
    void aValueThatTheDatabaseCannotKeepIsTheCallersMistake() {
        assertThat(typeOfSqlState("22021")).as("NUL in a text").isEqualTo(ProblemType.BAD_REQUEST);
        assertThat(typeOfSqlState("22009")).as("year 1000000000").isEqualTo(ProblemType.BAD_REQUEST);
    }

    @Test
    void neverTellsTheCallerWhatWentWrongInside() {
        Problem problem = Failures.toProblem(new IllegalStateException("password=hunter2"));
        assertThat(problem.type()).isEqualTo(ProblemType.INTERNAL_ERROR);
        assertThat(new ProblemDocument(problem).json()).doesNotContain("hunter2");
    }

    @Test
    void survivesACauseChainThatBitesItsTail() {
        RuntimeException first = new RuntimeException("first");
        RuntimeException second = new RuntimeException("second", first);
        first.initCause(second);
        assertThat(Failures.toProblem(first).type()).isEqualTo(ProblemType.INTERNAL_ERROR);
    }

    private static ProblemType typeOfSqlState(String state) {
        return Failures.toProblem(new PersistenceException(new SQLException("refused", state)))
                .type();
    }
}
