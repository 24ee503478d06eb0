package dev.basin.gateway.report;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes an experiment as one HTML file that needs no server and no network: style sheet, the page's scripts, the documents on how
 * to read results and the data, all inside.
 *
 * <p>Safe for use by several threads.
 */
public final class ReportWriter {
    private static final String DATA = "{{data}}";
    private static final Pattern PHASE = Pattern.compile("[A-Za-z0-9_/-]+");

    private final String beforeData;
    private final String afterData;

    /** @throws IllegalStateException if a file of the page is not on the class path */
    public ReportWriter() {
        String page = WebResources.read("/report/template.html")
                .replace("{{style}}", WebResources.text("css/basin.css"))
                .replace("{{importmap}}", WebResources.importMap("report.js"))
                .replace("{{d3}}", script("vendor/d3/d3.min.js"))
                .replace("{{marked}}", script("vendor/marked/marked.umd.js"))
                .replace("{{docs}}", inert(WebResources.documents()));
        int data = page.indexOf(DATA);
        if (data < 0) {
            throw new IllegalStateException("/report/template.html holds no " + DATA);
        }
        this.beforeData = page.substring(0, data);
        this.afterData = page.substring(data + DATA.length());
    }

    /**
     * Writes the report and leaves the stream open.
     *
     * @param experiment an Experiment in protobuf's canonical JSON
     * @param surfaces Surfaces in the same JSON, by the name of their phase, for example "surface/scratch"
     * @throws IllegalArgumentException if a phase holds anything but letters, digits, '_', '-' and '/'
     */
    public void write(String experiment, Map<String, String> surfaces, OutputStream out) throws IOException {
        requireNonNull(experiment, "experiment is null");
        surfaces.keySet().forEach(ReportWriter::requirePhase);
        Writer writer = new OutputStreamWriter(requireNonNull(out, "out is null"), StandardCharsets.UTF_8);
        writer.write(beforeData);
        writeData(experiment, surfaces, writer);
        writer.write(afterData);
        writer.flush();
    }

    private static void writeData(String experiment, Map<String, String> surfaces, Writer writer) throws IOException {
        writer.append("{\"experiment\":").append(inert(experiment)).append(",\n\"surfaces\":{");
        Iterator<Map.Entry<String, String>> entries = surfaces.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<String, String> surface = entries.next();
            writer.append('"').append(surface.getKey()).append("\":").append(inert(surface.getValue()));
            writer.append(entries.hasNext() ? ",\n" : "");
        }
        writer.append("}}");
    }

    private static String script(String path) {
        return WebResources.text(path).replace("</script", "<\\/script");
    }

    // In JSON '<' stands inside strings alone, so its escape changes no value and no text can end the script element.
    private static String inert(String json) {
        return json.replace("<", "\\u003c");
    }

    private static void requirePhase(String phase) {
        if (!PHASE.matcher(phase).matches()) {
            throw new IllegalArgumentException(
                    "phase is \"" + phase + "\", accepted are letters, digits, '_', '-' and '/'");
        }
    }
}
