// Package basin is a small client of Basin: start an experiment, follow it, read its surfaces.
//
//	client, err := basin.Dial("127.0.0.1:9000")
//	experiment, err := client.Create(ctx, &gateway.ExperimentSpec{Preset: gateway.Preset_PRESET_QUICK, Task: task})
//	events := client.Watch(ctx, experiment.Name, 0)
//	for events.Next() {
//		fmt.Println(events.Event().Phase)
//	}
//	err = events.Err()
//	surface, err := client.Surface(ctx, experiment.Name, "surface/pretrained")
//
// The messages are those of proto/basin/gateway/v1/experiment.proto. They are generated from the contracts by the script
// `follow.sh`, so nothing generated is kept in the repository.
package basin

import (
	"context"
	"crypto/rand"
	"fmt"

	"google.golang.org/grpc"

	"basin.dev/contracts/gateway"
	"basin.dev/contracts/landscape"
)

const largestMessageBytes = 256 << 20

// Client is a connection to a gateway.
type Client struct {
	connection  *grpc.ClientConn
	experiments gateway.ExperimentServiceClient
}

// Dial names the gateway to call, for example "127.0.0.1:9000"; the first call connects.
func Dial(address string) (*Client, error) {
	connection, err := grpc.Dial(address, grpc.WithInsecure(),
		grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(largestMessageBytes)))
	if err != nil {
		return nil, err
	}
	return &Client{connection, gateway.NewExperimentServiceClient(connection)}, nil
}

// Close ends the connection.
func (c *Client) Close() error {
	return c.connection.Close()
}

// Create starts an experiment.
func (c *Client) Create(ctx context.Context, spec *gateway.ExperimentSpec) (*gateway.Experiment, error) {
	id := make([]byte, 16)
	if _, err := rand.Read(id); err != nil {
		return nil, err
	}
	return c.experiments.CreateExperiment(ctx, &gateway.CreateExperimentRequest{
		Spec:      spec,
		RequestId: fmt.Sprintf("%x", id),
	})
}

// Get answers an experiment as it is now.
func (c *Client) Get(ctx context.Context, name string) (*gateway.Experiment, error) {
	return c.experiments.GetExperiment(ctx, &gateway.GetExperimentRequest{Name: name})
}

// Surface answers the values of a landscape, for example of the phase "surface/pretrained".
func (c *Client) Surface(ctx context.Context, name, phase string) (*landscape.Surface, error) {
	return c.experiments.GetExperimentSurface(ctx, &gateway.GetExperimentSurfaceRequest{Name: name, Phase: phase})
}

// Rows cuts values of a surface, such as its TrainLoss, into one row per beta, each with one number per alpha.
func Rows(surface *landscape.Surface, values []float64) [][]float64 {
	width := len(surface.Alpha)
	rows := make([][]float64, 0, len(surface.Beta))
	for start := 0; start+width <= len(values) && width > 0; start += width {
		rows = append(rows, values[start:start+width])
	}
	return rows
}
