// Runs an experiment and prints what happens: follow [HOST:PORT] [SPEC.json]
//
// SPEC.json is an ExperimentSpec; without one, the quick preset runs on the built-in tasks.
package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"google.golang.org/protobuf/encoding/protojson"

	"basin.dev/basin"
	"basin.dev/contracts/common"
	"basin.dev/contracts/gateway"
	"basin.dev/contracts/landscape"
)

const quick = `{
	"preset": "PRESET_QUICK",
	"task": {"builtIn": {"task": "BUILT_IN_TASK_REVIEWS"}},
	"secondTask": {"builtIn": {"task": "BUILT_IN_TASK_ENTAILMENT"}}
}`

func main() {
	address, written := "127.0.0.1:9000", []byte(quick)
	if len(os.Args) > 1 {
		address = os.Args[1]
	}
	var err error
	if len(os.Args) > 2 {
		written, err = os.ReadFile(os.Args[2])
	}
	if err == nil {
		err = run(context.Background(), address, written)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, address string, written []byte) error {
	spec := &gateway.ExperimentSpec{}
	if err := protojson.Unmarshal(written, spec); err != nil {
		return err
	}
	client, err := basin.Dial(address)
	if err != nil {
		return err
	}
	defer client.Close()
	experiment, err := client.Create(ctx, spec)
	if err != nil {
		return err
	}
	fmt.Println("started", experiment.Name)
	if err := follow(ctx, client, experiment.Name); err != nil {
		return err
	}
	surface, err := client.Surface(ctx, experiment.Name, "surface/pretrained")
	if err != nil {
		return err
	}
	printRows(surface)
	return nil
}

func follow(ctx context.Context, client *basin.Client, name string) error {
	events := client.Watch(ctx, name, 0)
	for events.Next() {
		describe(events.Event())
	}
	if events.Err() != nil {
		return events.Err()
	}
	ended, err := client.Get(ctx, name)
	if err != nil {
		return err
	}
	fmt.Println("ended", ended.Status.State)
	if ended.Status.State != common.JobState_JOB_STATE_SUCCEEDED {
		return fmt.Errorf("%s: %s", name, ended.Status.GetError().GetMessage())
	}
	return nil
}

func describe(event *common.JobEvent) {
	switch what := event.Event.(type) {
	case *common.JobEvent_StateChange:
		phase := event.Phase
		if phase == "" {
			phase = "experiment"
		}
		fmt.Println(phase, what.StateChange.State)
	case *common.JobEvent_Progress:
		fmt.Printf("%s %d/%d %s\n", event.Phase, what.Progress.Done, what.Progress.Total, what.Progress.Unit)
	case *common.JobEvent_Note:
		fmt.Println(event.Phase, what.Note.Text)
	}
}

func printRows(surface *landscape.Surface) {
	for index, row := range basin.Rows(surface, surface.TrainLoss) {
		losses := make([]string, len(row))
		for column, loss := range row {
			losses[column] = fmt.Sprintf("%.3f", loss)
		}
		fmt.Printf("beta %+.2f %s\n", surface.Beta[index], strings.Join(losses, " "))
	}
}
