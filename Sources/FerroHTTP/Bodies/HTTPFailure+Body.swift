import HTTPTypes

extension HTTPFailure {
    /// A body is longer than whoever reads it allows.
    package static func bodyTooLarge(_ limit: Int) -> HTTPFailure {
        HTTPFailure(.bodyTooLarge, .contentTooLarge, "The body is larger than \(limit) bytes.")
    }

    /// Somebody still reads the body of a request that was answered.
    static var bodyAbandoned: HTTPFailure {
        HTTPFailure(
            .bodyTaken, .internalServerError, "The request was answered before this body was read: read it before.")
    }

    /// The program reads a body a second time.
    static var bodyTaken: HTTPFailure {
        HTTPFailure(
            .bodyTaken, .internalServerError,
            "The chunks of this body were taken before: collect it first where it is needed more than once.")
    }
}
