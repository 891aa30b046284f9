public import FerroHTTP
public import FerroORM
public import FerroSQL
public import FerroValidation
public import HTTPTypes

// The answers of errors whose targets know nothing of HTTP. What is not here is 500.

extension ValidationError: HTTPError {
    /// 422.
    public var status: HTTPResponse.Status { .unprocessableContent }
    /// The sentence of the contract; the fields are in the body.
    public var publicMessage: String { message }
}

extension ORMError: HTTPError {
    /// 404 for a row that is not there, 500 for what the program did wrong.
    public var status: HTTPResponse.Status { code == .notFound ? .notFound : .internalServerError }
    /// Nothing of the database's names.
    public var publicMessage: String {
        code == .notFound
            ? "There is no such record." : "Something went wrong on our side. Please try again in a moment."
    }
}

extension SQLError: HTTPError {
    private var isBusy: Bool { code == .busy || code == .poolTimeout }
    /// 503 when the database is busy, 500 otherwise.
    public var status: HTTPResponse.Status { isBusy ? .serviceUnavailable : .internalServerError }
    /// When to come back, for 503.
    public var headers: Headers { isBusy ? [.retryAfter: "1"] : [:] }
    /// Nothing of the statement.
    public var publicMessage: String { "Something went wrong on our side. Please try again in a moment." }
}
