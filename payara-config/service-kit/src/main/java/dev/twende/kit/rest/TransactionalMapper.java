package dev.twende.kit.rest;

import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.ext.Provider;

/** The transaction failed, often at commit; the cause says why. Without this mapper the server's own would rethrow it. */
@Provider
public class TransactionalMapper extends FailureMapper<TransactionalException> {}
