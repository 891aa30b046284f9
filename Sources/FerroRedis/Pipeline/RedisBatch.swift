/// Several requests that are sent together, with the type of all their answers.
///
/// ```swift
/// RedisBatch(.set("name", to: "Ada"), .increment("visits"))          // RedisBatch<(Void, Int64)>
/// RedisBatch(names.map { .get($0, as: String.self) })                // RedisBatch<[String?]>
/// ```
///
/// Beyond six requests the compiler wants `RedisRequest.` before each, not only a dot.
public struct RedisBatch<Value: Sendable>: Sendable {
    let calls: [RedisCall]
    let read: @Sendable (inout BatchAnswers) throws(RedisError) -> Value

    init(
        calls: [RedisCall], read: @escaping @Sendable (inout BatchAnswers) throws(RedisError) -> Value
    ) {
        self.calls = calls
        self.read = read
    }
}

extension RedisBatch {
    /// One request; its answer alone.
    public init(_ request: RedisRequest<Value>) {
        self.init(calls: [request.call]) { (answers) throws(RedisError) in try answers.next(request) }
    }

    /// Requests of one type; their answers in a list.
    public init<Element>(_ requests: [RedisRequest<Element>]) where Value == [Element] {
        self.init(calls: requests.map(\.call)) { (answers) throws(RedisError) in
            var values: [Element] = []
            values.reserveCapacity(requests.count)
            for request in requests { values.append(try answers.next(request)) }
            return values
        }
    }

    /// Requests of any types; their answers in a tuple.
    public init<each Part>(_ request: repeat RedisRequest<each Part>) where Value == (repeat each Part) {
        var calls: [RedisCall] = []
        for request in repeat each request { calls.append(request.call) }
        self.init(calls: calls) { (answers) throws(RedisError) in (repeat try answers.next(each request)) }
    }
}

/// The outcomes of a batch, taken one after the other by the requests that they belong to.
struct BatchAnswers {
    private let outcomes: [Result<RedisReply, RedisError>]
    private let place: String
    private var position = 0

    /// - Parameter place: what the requests were in, "pipeline", for messages.
    init(_ outcomes: [Result<RedisReply, RedisError>], of place: String) {
        self.outcomes = outcomes
        self.place = place
    }

    /// The answer of the next request, read; a failure says which of the requests it was.
    mutating func next<Value>(_ request: RedisRequest<Value>) throws(RedisError) -> Value {
        do {
            return try result(request).get()
        } catch {
            throw error.placed(position, of: outcomes.count, command: request.command.name, in: place)
        }
    }

    /// The answer of the next request, read, or why there is none.
    mutating func result<Value>(_ request: RedisRequest<Value>) -> Result<Value, RedisError> {
        guard position < outcomes.count else { return .failure(.missingReply) }
        defer { position += 1 }
        do {
            return .success(try request.decode(outcomes[position].get()))
        } catch {
            return .failure(error)
        }
    }
}

extension RedisError {
    static var missingReply: RedisError {
        RedisError(.protocol, "Redis sent fewer answers than commands were sent", mayHaveRun: true)
    }

    /// The same error, with the command of several that it belongs to.
    func placed(_ number: Int, of count: Int, command: String, in place: String) -> RedisError {
        var error = self
        error.message = "Command \(number) of \(count) in the \(place), \(command): \(message)"
        return error
    }
}
