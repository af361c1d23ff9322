import io.mlpservice.client.ApiClient;
import io.mlpservice.client.ApiException;
import io.mlpservice.client.api.DataSetsApi;
import io.mlpservice.client.api.PredictionsApi;
import io.mlpservice.client.api.TrainingJobsApi;
import io.mlpservice.client.model.PredictionRequest;
import io.mlpservice.client.model.Problem;
import io.mlpservice.client.model.TrainingRequest;

import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** Uploads a table, trains a model, follows the training, and predicts. */
class Iris {
    public static void main(String[] args) throws Exception {
        var client = new ApiClient();
        client.updateBaseUri(args[0]);
        var jobs = new TrainingJobsApi(client);
        var predictions = new PredictionsApi(client);

        var dataset = new DataSetsApi(client).createDataset(new File(args[1]), null, "iris.csv", null, null, null, null,
                null, null, null, null, null, null, null, null, null, null, null);
        var id = jobs
                .submitTrainingJob(new TrainingRequest().datasetId(dataset.getId()).modelName("iris-java"), null, null)
                .getId();
        var events = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(args[0] + "/api/v1/training-jobs/" + id + "/events")).build(),
                BodyHandlers.ofLines()).body().toList();
        var job = jobs.getTrainingJob(id, null);

        Map<String, Object> flower = Map.of("sepal_length", 5.1, "sepal_width", 3.5, "petal_length", 1.4,
                "petal_width", 0.2);
        var answer = predictions.predict("iris-java", new PredictionRequest().instances(List.of(flower)), null);
        System.out.println(job.getState() + " " + events.contains("event: epochs") + " "
                + answer.getPredictions().getFirst().getLabel());

        try {
            predictions.predict("iris-java",
                    new PredictionRequest().instances(List.of(Map.of("sepal_length", "long"))), null);
        } catch (ApiException problem) {
            var details = client.getObjectMapper().readValue(problem.getResponseBody(), Problem.class);
            System.out.println(problem.getCode() + " " + details.getCode() + " "
                    + details.getErrors().getFirst().getPointer());
        }
    }
}
