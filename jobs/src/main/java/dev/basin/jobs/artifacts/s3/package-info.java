/** The artifact store in an S3 bucket, for services on several machines. */
package dev.basin.jobs.artifacts.s3;
