public import FerroCache
public import FerroHTTP
public import FerroORM
public import FerroRecords
public import FerroRedis
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
    /// What the code means to a client: 404, 409, 422 or 400; 500 for what the program did wrong.
    public var status: HTTPResponse.Status {
        switch code {
        case .notFound: .notFound
        case .stale: .conflict
        case .constraint: .unprocessableContent
        case .cursor: .badRequest
        default: .internalServerError
        }
    }
    /// Nothing of the database's names.
    public var publicMessage: String {
        switch code {
        case .notFound: "There is no such record."
        case .stale: "Somebody else changed this record meanwhile. Load it again and repeat your change."
        case .constraint: "The given data was invalid."
        case .cursor: "This page cannot be found by the address that was given. Start from the first page."
        default: "Something went wrong on our side. Please try again in a moment."
        }
    }
}

extension SQLError: HTTPError {
    private var isBusy: Bool {
        [.busy, .poolTimeout, .serialization, .deadlock, .lockTimeout, .connection].contains(code)
    }
    /// 503 when the database is busy or cannot be reached, 500 otherwise.
    public var status: HTTPResponse.Status { isBusy ? .serviceUnavailable : .internalServerError }
    /// When to come back, for 503.
    public var headers: Headers { isBusy ? [.retryAfter: "1"] : [:] }
    /// Nothing of the statement.
    public var publicMessage: String { "Something went wrong on our side. Please try again in a moment." }
}

extension RedisError: HTTPError {
    private var isAway: Bool {
        [.connection, .timeout, .unavailable, .overloaded, .outOfMemory, .closed, .cancelled].contains(code)
    }
    /// 503 when Redis is away or full, 500 otherwise.
    public var status: HTTPResponse.Status { isAway ? .serviceUnavailable : .internalServerError }
    /// When to come back, for 503.
    public var headers: Headers { isAway ? [.retryAfter: "1"] : [:] }
    /// Nothing of the command.
    public var publicMessage: String { "Something went wrong on our side. Please try again in a moment." }
}

extension CacheError: HTTPError {
    private var isBusy: Bool { [.store, .lockTimeout, .lockLost].contains(code) }
    /// 503 when the store is away or a lock was not free, 500 otherwise.
    public var status: HTTPResponse.Status { isBusy ? .serviceUnavailable : .internalServerError }
    /// When to come back, for 503.
    public var headers: Headers { isBusy ? [.retryAfter: "1"] : [:] }
    /// Nothing of keys and stores.
    public var publicMessage: String { "Something went wrong on our side. Please try again in a moment." }
}

extension RecordError: HTTPError {
    /// What the code means to a client: 404, 409 or 503; 500 for what the program did wrong.
    public var status: HTTPResponse.Status {
        switch code {
        case .notFound: .notFound
        case .exists, .stale: .conflict
        case .lock: .serviceUnavailable
        default: .internalServerError
        }
    }
    /// When to come back, for 503.
    public var headers: Headers { code == .lock ? [.retryAfter: "1"] : [:] }
    /// Nothing of keys and fields.
    public var publicMessage: String {
        switch code {
        case .notFound: "There is no such record."
        case .exists: "There is such a record already."
        case .stale: "Somebody else changed this record meanwhile. Load it again and repeat your change."
        default: "Something went wrong on our side. Please try again in a moment."
        }
    }
}
