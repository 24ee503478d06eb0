-- Every time a worker began a piece of a job that several processes share, so that a piece that ends its workers is found out.
create table job_piece_attempts (
  job bigint not null references jobs (ordinal),
  piece text not null,
  number integer not null,
  worker text not null,
  begin_micros bigint not null,
  end_micros bigint,
  outcome text check (outcome in ('FINISHED', 'FAILED', 'GIVEN_BACK')),
  message text,
  primary key (job, piece, number)
);
