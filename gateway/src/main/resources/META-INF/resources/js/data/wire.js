// Protobuf's canonical JSON: 64-bit integers and non-finite numbers are strings, default values are left out.

/** A double or an integer; absent means 0. */
export function number(value) {
  return value == null ? 0 : Number(value);
}

/** A number with presence: absent stays absent. */
export function optional(value) {
  return value == null ? undefined : Number(value);
}

export function numbers(values) {
  return Float64Array.from(values ?? [], Number);
}

export function text(value) {
  return value ?? '';
}

export function list(values) {
  return values ?? [];
}

/** An enum value without its prefix, in lower case: 'JOB_STATE_RUNNING' with 'JOB_STATE_' is 'running'. */
export function choice(value, prefix) {
  return (value ?? `${prefix}UNSPECIFIED`).slice(prefix.length).toLowerCase();
}

/** Seconds of a duration such as "12.417s"; absent stays absent. */
export function seconds(duration) {
  return duration == null ? undefined : Number(duration.replace(/s$/, ''));
}

export function time(timestamp) {
  return timestamp == null ? undefined : new Date(timestamp);
}
