package dev.basin.cli.show;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** JSON of maps and lists, on one line. */
public final class PlainJson {
    private PlainJson() {}

    public static String write(Map<String, ?> map) {
        try {
            return new ObjectMapper().writeValueAsString(map);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("maps of strings are always JSON", impossible);
        }
    }
}
