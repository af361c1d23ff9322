// Uploads a table, trains a model, follows the training, and predicts.
package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"example.com/iris/mlpservice"
)

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	configuration := mlpservice.NewConfiguration()
	configuration.Servers = mlpservice.ServerConfigurations{{URL: os.Args[1]}}
	client := mlpservice.NewAPIClient(configuration)
	ctx := context.Background()

	file, err := os.Open(os.Args[2])
	check(err)
	dataset, _, err := client.DataSetsAPI.CreateDataset(ctx).File(file).Execute()
	check(err)
	request := mlpservice.NewTrainingRequest(dataset.Id)
	request.SetModelName("iris-go")
	submitted, _, err := client.TrainingJobsAPI.SubmitTrainingJob(ctx).TrainingRequest(*request).Execute()
	check(err)
	events, _, err := client.TrainingJobsAPI.WatchTrainingJob(ctx, submitted.Id).Execute()
	check(err)
	job, _, err := client.TrainingJobsAPI.GetTrainingJob(ctx, submitted.Id).Execute()
	check(err)

	flower := map[string]interface{}{"sepal_length": 5.1, "sepal_width": 3.5, "petal_length": 1.4, "petal_width": 0.2}
	rows := mlpservice.PredictionRequest{Instances: []map[string]interface{}{flower}}
	answer, _, err := client.PredictionsAPI.Predict(ctx, "iris-go").PredictionRequest(rows).Execute()
	check(err)
	fmt.Println(job.State, strings.Contains(events, "event: epochs"), answer.Predictions[0].GetLabel())

	rows.Instances[0]["sepal_length"] = "long"
	_, response, err := client.PredictionsAPI.Predict(ctx, "iris-go").PredictionRequest(rows).Execute()
	problem := err.(*mlpservice.GenericOpenAPIError).Model().(mlpservice.Problem)
	fmt.Println(response.StatusCode, problem.GetCode(), problem.Errors[0].GetPointer())
}
