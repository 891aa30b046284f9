import Logging

extension Logger {
    /// A logger whose lines say which job they are about.
    func with(_ job: JobEnvelope) -> Logger {
        var logger = self
        logger[metadataKey: "job.id"] = "\(job.id)"
        logger[metadataKey: "job.name"] = "\(job.name)"
        logger[metadataKey: "job.queue"] = "\(job.queue)"
        logger[metadataKey: "job.attempt"] = "\(job.attempts)"
        if let requestID = job.requestID { logger[metadataKey: "request.id"] = "\(requestID)" }
        return logger
    }
}
