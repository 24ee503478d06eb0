package dev.basin.jobs;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A database that a process cannot reach for a while; others can, for whom the process then looks dead. */
final class CuttableDataSource implements DataSource {

    private final DataSource dataSource;
    private final AtomicBoolean cut = new AtomicBoolean();

    CuttableDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void cut() {
        cut.set(true);
    }

    void heal() {
        cut.set(false);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (cut.get()) {
            throw new SQLException("the line is cut");
        }
        return dataSource.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return dataSource.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        dataSource.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        dataSource.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return dataSource.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return dataSource.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return dataSource.isWrapperFor(type);
    }
}
