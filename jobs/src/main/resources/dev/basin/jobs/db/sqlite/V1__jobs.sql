-- Times are microseconds since 1970.

create table jobs (
  ordinal integer primary key autoincrement,
  kind text not null,
  id text not null,
  request_id text not null,
  request_sha256 text not null,
  display_name text not null,
  spec blob not null,
  state text not null check (state in ('PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
  create_micros integer not null,
  start_micros integer,
  end_micros integer,
  progress text,
  failure_reason text,
  failure_message text,
  result blob,
  epoch integer not null default 0,
  attempts integer not null default 0,
  fruitless_attempts integer not null default 0,
  cancel_requested integer not null default 0,
  latest_sequence integer not null default 0,
  unique (kind, id),
  unique (kind, request_id)
);

create index jobs_newest_first on jobs (kind, ordinal desc);

-- What happened; the truth for watchers.
create table job_events (
  job integer not null references jobs (ordinal),
  sequence integer not null,
  time_micros integer not null,
  epoch integer not null,
  phase text not null,
  change text not null,
  primary key (job, sequence)
) without rowid;

-- Finished pieces of work that no later owner does again.
create table job_steps (
  job integer not null references jobs (ordinal),
  name text not null,
  payload blob not null,
  primary key (job, name)
);

-- Who runs what: the table of db-scheduler, one row per unfinished job. The version of a picked row is its owner's epoch.
create table job_executions (
  task_name text not null,
  task_instance text not null,
  task_data blob,
  execution_time integer not null,
  picked integer not null,
  picked_by text,
  last_success integer,
  last_failure integer,
  consecutive_failures integer,
  last_heartbeat integer,
  version integer not null,
  primary key (task_name, task_instance)
) without rowid;

create index job_executions_by_heartbeat on job_executions (last_heartbeat);
