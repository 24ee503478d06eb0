/** An agent for a JVM that writes down each class, member and resource that is reached by name, in Java and through JNI. */
package dev.basin.reachability.record;
