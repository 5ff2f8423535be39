package dev.twende.kit.limits;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AbstractProxyManager;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.remote.CommandResult;
import io.github.bucket4j.distributed.remote.MutableBucketEntry;
import io.github.bucket4j.distributed.remote.Request;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Keeps Bucket4j's buckets in Redis, so that a caller waits for one round trip at most. The usual way is to read a bucket, spend from
 * it, and swap it for what is left, again and again until nobody was faster. We leave the reading out and begin from what we saw
 * last. Where another instance has spent meanwhile, the swap fails and tells what stands; the caller is judged by that, and what it
 * spent is written down without anyone waiting.
 */
final class SharedCounts extends AbstractProxyManager<SharedCounts.Count> {
    private static final Logger LOG = System.getLogger(SharedCounts.class.getName());
    /** After so many others were faster a call stays uncounted. */
    private static final int TRIES = 20;

    private final Executor later;

    /** @param later does what nobody waits for */
    SharedCounts(Executor later) {
        super(ClientSideConfig.getDefault()
                .withClientClock(TimeMeter.SYSTEM_MILLISECONDS)
                .withExpirationAfterWriteStrategy(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(1))));
        this.later = later;
    }

    @Override
    protected <T> CommandResult<T> execute(Count count, Request<T> request) {
        Spent<T> spent = new Spent<>(request, count.seen);
        if (spent.isNothing() || spent.write(count)) {
            return spent.result;
        }
        Spent<T> fromWhatStands = new Spent<>(request, count.seen);
        if (!fromWhatStands.isNothing()) {
            later.execute(() -> writeDown(count, request));
        }
        return fromWhatStands.result;
    }

    private <T> void writeDown(Count count, Request<T> request) {
        try {
            for (int attempt = 1; attempt <= TRIES; attempt++) {
                Spent<T> spent = new Spent<>(request, count.seen);
                if (spent.isNothing() || spent.write(count)) {
                    return;
                }
            }
        } catch (JedisException e) {
            count.master.fail(e);
        }
        LOG.log(Level.DEBUG, "a call was not counted");
    }

    @Override
    public boolean isExpireAfterWriteSupported() {
        return true;
    }

    @Override
    public boolean isAsyncModeSupported() {
        return false;
    }

    @Override
    protected <T> CompletableFuture<CommandResult<T>> executeAsync(Count count, Request<T> request) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected CompletableFuture<Void> removeAsync(Count count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeProxy(Count count) {
        throw new UnsupportedOperationException("counts end by themselves");
    }

    /** Where a bucket is, and what we saw of it last. */
    static final class Count {
        private final CountingMaster master;
        private final byte[] key;
        private volatile byte[] seen;

        Count(CountingMaster master, byte[] key) {
            this.master = master;
            this.key = key;
        }
    }

    /** What a request makes of a bucket. */
    private final class Spent<T> {
        private final Request<T> request;
        private final byte[] before;
        private final MutableBucketEntry bucket;
        private final CommandResult<T> result;

        Spent(Request<T> request, byte[] before) {
            this.request = request;
            this.before = before;
            this.bucket = new MutableBucketEntry(before);
            this.result = request.getCommand().execute(bucket, currentTimeNanos());
        }

        boolean isNothing() {
            return !bucket.isStateModified();
        }

        /** Whether nobody was faster; either way the count has been seen as it stands. */
        boolean write(Count count) {
            byte[] after = bucket.getStateBytes(request.getBackwardCompatibilityVersion());
            long ttlMillis = getClientSideConfig()
                    .getExpirationAfterWriteStrategy()
                    .orElseThrow()
                    .calculateTimeToLiveMillis(bucket.get(), currentTimeNanos());
            byte[] stands = count.master.swap(count.key, before, after, ttlMillis);
            count.seen = stands == null ? after : stands;
            return stands == null;
        }
    }
}
