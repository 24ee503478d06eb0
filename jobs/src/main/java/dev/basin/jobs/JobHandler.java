package dev.basin.jobs;

/** Does the work of one kind of job. One instance serves all jobs of its kind and keeps no state of any. */
public interface JobHandler {

    /** The kind of job that it does, for example runs. */
    String kind();

    /**
     * Does the job, on a thread of its own. After a crash or a shutdown it is called again, in this process or another, with
     * a higher epoch: what {@link JobContext#saveStep} kept is there and need not be done twice.
     *
     * <p>Returning ends the job as SUCCEEDED. {@link JobFailedException} ends it as FAILED with its reason, anything else
     * thrown as FAILED with the reason INTERNAL. Once the context says stop, whatever is thrown counts as having stopped.
     */
    void run(JobContext context) throws Exception;
}
