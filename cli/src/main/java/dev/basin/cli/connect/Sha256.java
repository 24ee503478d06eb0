package dev.basin.cli.connect;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest by which files that come and go are compared. */
public final class Sha256 {
    private Sha256() {}

    /** A fresh one. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
