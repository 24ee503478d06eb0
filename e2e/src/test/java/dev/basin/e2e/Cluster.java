package dev.basin.e2e;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Gateway, finetune, analysis, three landscape processes and a RabbitMQ server over one database and one store. */
final class Cluster implements AutoCloseable {
    /** How long what a landscape process says takes to reach the broker. */
    static final Duration DELAY = Duration.ofMillis(400);

    /** Its processes of Basin. */
    enum Member {
        FINETUNE("finetune"),
        ANALYSIS("analysis"),
        LANDSCAPE_1("landscape"),
        LANDSCAPE_2("landscape"),
        LANDSCAPE_3("landscape"),
        GATEWAY("gateway");

        static final List<Member> WORKERS = List.of(LANDSCAPE_1, LANDSCAPE_2, LANDSCAPE_3);

        private final String service;

        Member(String service) {
            this.service = service;
        }
    }

    private final Path home;
    private final RabbitServer broker;
    private final SlowLine line;
    private final Map<Member, Server> servers = new EnumMap<>(Member.class);

    private Cluster(Path home, RabbitServer broker) throws Exception {
        this.home = home;
        this.broker = broker;
        this.line = new SlowLine(broker.port(), DELAY);
    }

    static Cluster start(Path home) throws Exception {
        Cluster cluster = new Cluster(home, RabbitServer.start(home.resolve("rabbitmq")));
        try {
            for (Member member : Member.values()) {
                cluster.servers.put(member, Server.start(member.service, home, cluster.settings(member)));
            }
            for (Server server : cluster.servers.values()) {
                server.awaitReady();
            }
            return cluster;
        } catch (Throwable e) {
            cluster.close();
            throw e;
        }
    }

    private Map<String, String> settings(Member member) {
        Map<String, String> settings = new HashMap<>();
        // Every step is told, so that steps that are repeated can be counted; and a death is noticed soon.
        settings.put("BASIN_JOBS_PROGRESS_INTERVAL", "0s");
        settings.put("BASIN_JOBS_HEARTBEAT", "500ms");
        if (Member.WORKERS.contains(member)) {
            settings.putAll(RabbitServer.settings(line.port()));
        }
        if (member == Member.GATEWAY) {
            settings.put("BASIN_GATEWAY_FINETUNE_PORT", port(Member.FINETUNE));
            settings.put("BASIN_GATEWAY_LANDSCAPE_PORT", port(Member.LANDSCAPE_1));
            settings.put("BASIN_GATEWAY_ANALYSIS_PORT", port(Member.ANALYSIS));
        }
        return settings;
    }

    private String port(Member member) {
        return String.valueOf(servers.get(member).grpcPort());
    }

    Path home() {
        return home;
    }

    RabbitServer broker() {
        return broker;
    }

    Server server(Member member) {
        return servers.get(member);
    }

    /**
     * SIGKILL, and another process in its place, which is not waited for.
     *
     * @return when it was killed
     */
    Instant kill(Member member) throws Exception {
        Instant killed = servers.get(member).kill();
        servers.put(member, servers.get(member).startAgain());
        return killed;
    }

    /** The worker with this process id; empty if it lives no more. */
    Optional<Member> worker(long pid) {
        return Member.WORKERS.stream()
                .filter(member -> servers.get(member).pid() == pid)
                .findFirst();
    }

    /** Waits until every member answers. */
    void awaitReady() throws Exception {
        for (Server server : servers.values()) {
            server.awaitReady();
        }
    }

    /** How many lines of the landscape processes' logs, past ones included, hold the text. */
    long logged(String text) throws Exception {
        return Stream.of(Server.logs("landscape", home).split("\n"))
                .filter(row -> row.contains(text))
                .count();
    }

    @Override
    public void close() throws Exception {
        for (Server server : servers.values()) {
            server.close();
        }
        line.close();
        broker.close();
    }
}
