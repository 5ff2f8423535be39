package dev.twende.company.publications.boundary;

import dev.twende.kit.id.Ids;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** Works publications off in the background; a chunk is a transaction, the job is not. */
@ApplicationScoped
public class PublicationJob {
    private static final Logger LOG = System.getLogger(PublicationJob.class.getName());

    @Resource
    private ManagedExecutorService executor;

    private Publications publications;

    protected PublicationJob() {} // for the CDI proxy

    @Inject
    public PublicationJob(Publications publications) {
        this.publications = publications;
    }

    /** Starts on the publication, unless someone works on it already. */
    public void start(UUID publicationId) {
        executor.execute(() -> run(publicationId));
    }

    /** Takes up what other instances, or this one before a restart, left behind. */
    public void resume() {
        publications.abandoned().forEach(this::start);
    }

    private void run(UUID publicationId) {
        UUID runner = Ids.next();
        try {
            boolean more = publications.claim(publicationId, runner);
            while (more) {
                more = publications.publishNext(publicationId, runner);
            }
            LOG.log(Level.INFO, "Publication {0} has no more work here", publicationId);
        } catch (RuntimeException e) {
            // what was done is committed; after a time of silence it is taken up again behind it
            LOG.log(Level.WARNING, "Publication " + publicationId + " was interrupted", e);
        }
    }
}
