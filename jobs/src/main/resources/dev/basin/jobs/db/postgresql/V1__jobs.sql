-- Times are microseconds since 1970.

create table jobs (
  ordinal bigint generated always as identity primary key,
  kind text not null,
  id text not null,
  request_id text not null,
  request_sha256 text not null,
  display_name text not null,
  spec bytea not null,
  state text not null check (state in ('PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
  create_micros bigint not null,
  start_micros bigint,
  end_micros bigint,
  progress text,
  failure_reason text,
  failure_message text,
  result bytea,
  epoch bigint not null default 0,
  attempts integer not null default 0,
  fruitless_attempts integer not null default 0,
  cancel_requested integer not null default 0,
  latest_sequence bigint not null default 0,
  unique (kind, id),
  unique (kind, request_id)
);

create index jobs_newest_first on jobs (kind, ordinal desc);

-- What happened; the truth for watchers.
create table job_events (
  job bigint not null references jobs (ordinal),
  sequence bigint not null,
  time_micros bigint not null,
  epoch bigint not null,
  phase text not null,
  change text not null,
  primary key (job, sequence)
);

-- Finished pieces of work that no later owner does again.
create table job_steps (
  job bigint not null references jobs (ordinal),
  name text not null,
  payload bytea not null,
  primary key (job, name)
);

-- Who runs what: the table of db-scheduler, one row per unfinished job. The version of a picked row is its owner's epoch.
create table job_executions (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time bigint not null,
  picked boolean not null,
  picked_by text,
  last_success bigint,
  last_failure bigint,
  consecutive_failures integer,
  last_heartbeat bigint,
  version bigint not null,
  primary key (task_name, task_instance)
);

create index job_executions_by_heartbeat on job_executions (last_heartbeat);
