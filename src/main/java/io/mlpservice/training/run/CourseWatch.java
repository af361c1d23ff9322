package io.mlpservice.training.run;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Decides whether a run goes on. It polls the database a few times a second; once a run is to stop, that is final. */
final class CourseWatch {
    private static final long BETWEEN_LOOKS = Duration.ofMillis(250).toNanos();

    private final Supplier<Course> database;
    private final BooleanSupplier shuttingDown;
    private final OutageTolerance outages;
    private volatile boolean lookNow = true;
    private Course course = Course.GO_ON;
    private long lastLook;

    /**
     * A watch over one run.
     *
     * @param database reads from the database what the run should do
     * @param shuttingDown whether this process is about to end
     */
    CourseWatch(Supplier<Course> database, BooleanSupplier shuttingDown, OutageTolerance outages) {
        this.database = database;
        this.shuttingDown = shuttingDown;
        this.outages = outages;
    }

    /** Makes the next call of {@link #at} look, whatever the time; any thread may call this. */
    void lookNow() {
        lookNow = true;
    }

    /** The course as of the last look. */
    Course course() {
        return course;
    }

    /** The course at this time; called at every training step. */
    Course at(long now) {
        if (course == Course.GO_ON && (lookNow || now - lastLook >= BETWEEN_LOOKS)) {
            lookNow = false;
            lastLook = now;
            course = look();
        }
        return course;
    }

    private Course look() {
        if (shuttingDown.getAsBoolean()) {
            return Course.REST;
        }
        return outages.hasJustBegun() ? Course.GO_ON : outages.attempt(database, Course.GO_ON);
    }
}
