import FerroRedis

extension RecordField {
    /// An operation on this field; where it has a default, the server begins with that when there is no field.
    func operation<Result>(
        _ name: String, _ family: RecordScript.Family?, _ arguments: [RedisArgument] = [],
        read: @escaping @Sendable (RedisReply) throws(RecordError) -> Result
    ) -> RecordOperation<Result> {
        let step = RecordStep(name, family, [RedisArgument(path)] + arguments)
        return RecordOperation(preparation + [step], read: read)
    }

    /// Writes the default where there is no field yet.
    private var preparation: [RecordStep] {
        guard let defaultValue else { return [] }
        var writer = RecordWriter()
        guard (try? writer.write(defaultValue, self)) != nil else { return [] }
        if format.isComposite, !writer.pairs.contains(where: { $0.contains(UInt8(ascii: ":")) }) { return [] }
        let mark = format.isComposite ? path + "#n" : path
        let pairs = writer.pairs.map { RedisArgument($0) }
        return [RecordStep("default", nil, [RedisArgument(mark), RedisArgument(pairs.count / 2)] + pairs)]
    }

    /// An operation whose arguments may not be writable.
    func operation<Result>(
        _ name: String, _ family: RecordScript.Family?, encoding arguments: () throws(RecordError) -> [RedisArgument],
        read: @escaping @Sendable (RedisReply) throws(RecordError) -> Result
    ) -> RecordOperation<Result> {
        do throws(RecordError) {
            return operation(name, family, try arguments(), read: read)
        } catch {
            return RecordOperation(failing: error)
        }
    }

    /// Removes entries by name, of a dictionary, a set or a sorted set; the result is how many there were.
    func removal(of members: [some RecordScalar]) -> RecordOperation<Int> {
        operation(
            "remove", .entries,
            encoding: { () throws(RecordError) in
                var arguments = [RedisArgument(members.count)]
                for member in members { arguments.append(try argument(member)) }
                return arguments
            }, read: RedisReply.count)
    }

    /// A scalar as an argument.
    func argument(_ value: some RecordScalar) throws(RecordError) -> RedisArgument {
        RedisArgument(try value.checkedBytes(path))
    }

    /// Reads a reply that is a scalar.
    func scalar<Scalar: RecordScalar>(
        as type: Scalar.Type = Scalar.self
    )
        -> @Sendable (RedisReply) throws(RecordError) -> Scalar
    {
        { [path] reply throws(RecordError) in try reply.recordScalar(path) }
    }

    /// Reads a reply that is a scalar or nothing.
    func optional<Scalar: RecordScalar>(
        as type: Scalar.Type = Scalar.self
    )
        -> @Sendable (RedisReply) throws(RecordError) -> Scalar?
    {
        { [path] reply throws(RecordError) in reply.isNull ? nil : try reply.recordScalar(path) }
    }
}

extension RedisReply {
    func recordScalar<Scalar: RecordScalar>(_ path: String) throws(RecordError) -> Scalar {
        guard let bytes else { throw .unreadable }
        if let value = Scalar(recordBytes: bytes) { return value }
        throw RecordError(.decoding, "what is kept in \(path) cannot be read as \(Scalar.self)")
    }

    /// Reads a count.
    static let count: @Sendable (RedisReply) throws(RecordError) -> Int = { reply throws(RecordError) in
        guard let number = reply.recordInteger.flatMap(Int.init(exactly:)) else { throw .unreadable }
        return number
    }

    /// Reads 1 or 0.
    static let flag: @Sendable (RedisReply) throws(RecordError) -> Bool = { reply throws(RecordError) in
        guard let number = reply.recordInteger else { throw .unreadable }
        return number == 1
    }

    /// Reads nothing.
    static let nothing: @Sendable (RedisReply) throws(RecordError) -> Void = { _ throws(RecordError) in }

    /// The bytes of each element.
    func recordList() throws(RecordError) -> [[UInt8]] {
        guard case .array(let parts) = self else { throw .unreadable }
        var list: [[UInt8]] = []
        list.reserveCapacity(parts.count)
        for part in parts {
            guard let bytes = part.bytes else { throw .unreadable }
            list.append(bytes)
        }
        return list
    }
}
