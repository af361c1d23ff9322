import io.mlpservice.client.apis.DataSetsApi
import io.mlpservice.client.apis.PredictionsApi
import io.mlpservice.client.apis.TrainingJobsApi
import io.mlpservice.client.infrastructure.ClientError
import io.mlpservice.client.infrastructure.ClientException
import io.mlpservice.client.infrastructure.Serializer
import io.mlpservice.client.models.PredictionRequest
import io.mlpservice.client.models.Problem
import io.mlpservice.client.models.TrainingRequest
import java.io.File
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers

/** Uploads a table, trains a model, follows the training, and predicts. */
fun main(args: Array<String>) {
    val (address, table) = args
    val jobs = TrainingJobsApi(address)
    val predictions = PredictionsApi(address)

    val dataset = DataSetsApi(address).createDataset(File(table), name = "iris.csv")
    val id = jobs.submitTrainingJob(TrainingRequest(datasetId = dataset.id, modelName = "iris-kotlin")).id
    val stream = HttpRequest.newBuilder(URI("$address/api/v1/training-jobs/$id/events")).build()
    val events = HttpClient.newHttpClient().send(stream, BodyHandlers.ofLines()).body().toList()
    val job = jobs.getTrainingJob(id)

    val flower = mapOf("sepal_length" to 5.1, "sepal_width" to 3.5, "petal_length" to 1.4, "petal_width" to 0.2)
    val answer = predictions.predict("iris-kotlin", PredictionRequest(instances = listOf(flower)))
    println("${job.state} ${"event: epochs" in events} ${answer.predictions.first().label}")

    try {
        predictions.predict("iris-kotlin", PredictionRequest(instances = listOf(mapOf("sepal_length" to "long"))))
    } catch (failure: ClientException) {
        val problem = Serializer.jacksonObjectMapper.readValue((failure.response as ClientError<*>).body as String, Problem::class.java)
        println("${failure.statusCode} ${problem.code} ${problem.errors?.first()?.pointer}")
    }
}
