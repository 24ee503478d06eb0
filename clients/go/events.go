package basin

import (
	"context"
	"io"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"basin.dev/contracts/common"
	"basin.dev/contracts/gateway"
)

const (
	firstWait   = 250 * time.Millisecond
	longestWait = 5 * time.Second
	patience    = time.Minute
)

// Events are those of one experiment, each once and in order until it ends, across broken connections.
type Events struct {
	ctx    context.Context
	client *Client
	name   string
	after  int64

	stream gateway.ExperimentService_WatchExperimentClient // nil between two connections
	event  *common.JobEvent
	ended  bool
	err    error
	wait   time.Duration
	waited time.Duration
}

// Watch follows an experiment after a sequence; 0 replays everything.
func (c *Client) Watch(ctx context.Context, name string, after int64) *Events {
	return &Events{ctx: ctx, client: c, name: name, after: after, wait: firstWait}
}

// Next waits for the next event. It is false when the experiment has ended or Err has something to say.
func (e *Events) Next() bool {
	for !e.ended && e.err == nil {
		event, err := e.receive()
		if err == nil && event.Sequence > e.after {
			e.event, e.after = event, event.Sequence
			e.wait, e.waited = firstWait, 0
			return true
		}
		if err != nil {
			e.reconnect(err)
		}
	}
	return false
}

// Event is the one that Next has found.
func (e *Events) Event() *common.JobEvent {
	return e.event
}

// Err is what ended the watch before the experiment ended; nil if nothing did.
func (e *Events) Err() error {
	return e.err
}

func (e *Events) receive() (*common.JobEvent, error) {
	if e.stream == nil {
		request := &gateway.WatchExperimentRequest{Name: e.name, AfterSequence: e.after}
		stream, err := e.client.experiments.WatchExperiment(e.ctx, request)
		if err != nil {
			return nil, err
		}
		e.stream = stream
	}
	return e.stream.Recv()
}

// reconnect decides what the end of a stream means: the end of all, an error, or a pause before the next stream.
func (e *Events) reconnect(reason error) {
	e.stream = nil
	if reason == io.EOF {
		e.ended, reason = e.heardAll()
	}
	switch {
	case e.ended:
	case e.ctx.Err() != nil:
		e.err = e.ctx.Err()
	case reason != nil && (!isBrokenConnection(reason) || e.waited > patience):
		e.err = reason
	default:
		e.pause()
	}
}

func (e *Events) heardAll() (bool, error) {
	experiment, err := e.client.Get(e.ctx, e.name)
	if err != nil {
		return false, err
	}
	return hasEnded(experiment) && e.after >= experiment.Status.LatestSequence, nil
}

func (e *Events) pause() {
	select {
	case <-e.ctx.Done():
	case <-time.After(e.wait):
	}
	e.waited += e.wait
	if e.wait *= 2; e.wait > longestWait {
		e.wait = longestWait
	}
}

func hasEnded(experiment *gateway.Experiment) bool {
	switch experiment.Status.State {
	case common.JobState_JOB_STATE_SUCCEEDED, common.JobState_JOB_STATE_FAILED, common.JobState_JOB_STATE_CANCELLED:
		return true
	}
	return false
}

func isBrokenConnection(err error) bool {
	switch status.Code(err) {
	case codes.Unavailable, codes.Canceled, codes.Unknown:
		return true
	}
	return false
}
